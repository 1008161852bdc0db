// The tests of EndToEnd stand in this folder, one file per source file.
