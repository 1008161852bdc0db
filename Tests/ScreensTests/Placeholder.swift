// The tests of Screens stand in this folder, one file per source file.
