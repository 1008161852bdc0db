// The tests of Autodiff stand in this folder, one file per source file.
