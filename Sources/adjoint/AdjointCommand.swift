import ArgumentParser

@main
struct AdjointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adjoint", abstract: "A tutor for backprop bookkeeping.")
    mutating func run() throws {}
}
