// The tests of Algebra stand in this folder, one file per source file.
