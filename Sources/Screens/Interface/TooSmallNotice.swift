internal import Canvas

/// What is shown instead of a screen in a window that is too small for it.
struct TooSmallNotice {
    let needed: Size

    func draw(on canvas: inout Canvas) {
        let size = "\(canvas.size.columns)x\(canvas.size.rows)"
        let sentence =
            "This window is \(size). Adjoint needs at least \(needed.columns)x\(needed.rows): "
            + "make it larger to go on, nothing is lost. Ctrl-C leaves."
        let lines = sentence.wrapped(width: canvas.size.columns)
        let top = max(0, (canvas.size.rows - lines.count) / 2)
        for (row, line) in lines.enumerated() { canvas.write(line, column: 0, row: top + row) }
    }
}
