// The tests of Diagram stand in this folder, one file per source file.
