/// The value of a variable of the environment; nil where it is not set.
///
/// `ProcessInfo` reads all of them for one.
package func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
