import Cards
import RepositoryCards
import Testing

@testable import Tutor

/// Exercises that courses and books set, as cards. Where their numbers come from, `Tests/Exercises/README.md` says.
@Suite("Published exercises as cards")
struct ExerciseTests {
    @Test("Every one is read without a fault, and its tests hold")
    func tests() throws {
        let files = try RepositoryCards.exercises.files()
        #expect(files.count >= 19)
        for file in files {
            let (read, diagnostics) = Card.read(file)
            #expect(diagnostics.map(\.text) == [])
            let card = try #require(read, "\(file.path)")
            #expect(card.failedTests.map(\.text) == [])
            #expect(card.untestedTasks.map(\.text) == [])
        }
    }
}
