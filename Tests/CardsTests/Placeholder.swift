// The tests of Cards stand in this folder, one file per source file.
