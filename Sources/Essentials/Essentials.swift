// What the edges need of Foundation and of the C library. On Linux the essential part of Foundation is enough: all of it
// would add the tables of every language, 30 MB, and some milliseconds to each start.
#if canImport(FoundationEssentials)
    @_exported import FoundationEssentials
#else
    @_exported import Foundation
#endif
#if canImport(Glibc)
    @_exported import Glibc
#elseif canImport(Musl)
    @_exported import Musl
#endif
