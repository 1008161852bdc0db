// The tests of Canvas stand in this folder, one file per source file.
