import Watching

/// An input is a file of rows of edges.
@main
enum FuzzEdges {
    static func main() {
        watch { bytes in
            do {
                return try EdgeListPromises.faults(bytes)
            } catch {
                return ["\(error)"]
            }
        }
    }
}
