/// What keeps a store from being opened, read or written. The file is left as it was.
package struct StoreError: Error, Hashable, Sendable {
    /// What is the matter.
    package enum Fault: Hashable, Sendable {
        /// Another program has it and does not let go.
        case locked
        /// It may not be written.
        case readOnly
        /// There is no room on the disk.
        case full
        /// Parts of it are missing or changed.
        case damaged
        /// It is something else than a store.
        case foreign
        /// The home folder that it would lie in is not there: it is not for a program to make.
        case noHome
        /// A later Adjoint has written it.
        case newer
        /// What the system says.
        case system(String)
    }
    /// The file.
    package var path: String
    /// What is the matter with it.
    package var fault: Fault

    package init(_ fault: Fault, path: String) {
        self.path = path
        self.fault = fault
    }
}

extension StoreError: CustomStringConvertible {
    /// One line, with the file and what is the matter.
    package var description: String {
        switch fault {
        case .locked: "\(path): another program is writing there and does not let go"
        case .readOnly: "\(path): cannot be written"
        case .full: "\(path): the disk is full"
        case .damaged: "\(path): the file is damaged"
        case .foreign: "\(path): not a progress file of Adjoint"
        case .noHome: "\(path): there is no such home folder"
        case .newer: "\(path): written by a newer version of Adjoint"
        case .system(let reason): "\(path): \(reason)"
        }
    }
}
