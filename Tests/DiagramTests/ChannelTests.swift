import SeededGenerator
import Testing

@testable import Diagram

@Suite("A channel")
struct ChannelTests {
    private func wire(_ tail: Int, _ head: Int, headRoom: Int = 1) -> Channel.Wire {
        Channel.Wire(tail: tail, head: head, tailRoom: 1, headRoom: headRoom, headReach: 0...0)
    }

    private func channel(_ wires: [Channel.Wire], trackGap: Int = 0) -> Channel {
        Channel(wires: wires, loops: [], trackGap: trackGap)
    }

    private enum Piece { case along, across, corner }
    private typealias Cell = (distance: Int, place: Int, piece: Piece)

    /// The cells of every wire, from the lower layer to the next.
    private func cells(_ channel: Channel, _ wires: [Channel.Wire]) -> [[Cell]] {
        zip(wires, channel.turns).map { wire, turns in
            var cells: [Cell] = []
            var (distance, place) = (channel.size - 1, wire.tail)
            for turn in turns {
                cells += (turn.distance + 1..<distance + 1).reversed().map { ($0, place, .across) }
                for between in min(place, turn.place)...max(place, turn.place) {
                    let isEnd = between == place || between == turn.place
                    cells.append((turn.distance, between, isEnd ? .corner : .along))
                }
                (distance, place) = (turn.distance - 1, turn.place)
            }
            return cells + (0..<distance + 1).reversed().map { ($0, place, .across) }
        }
    }

    @Test("lets straight lines pass without a turn in two cells")
    func straight() {
        let channel = channel([wire(1, 1), wire(3, 3)])
        #expect(channel.turns == [[], []])
        #expect(channel.size == 2)
    }

    @Test("lays two changes of place that do not meet into one track")
    func sharedTrack() {
        let channel = channel([wire(1, 3), wire(6, 8)])
        #expect(channel.turns == [[Channel.Turn(distance: 1, place: 3)], [Channel.Turn(distance: 1, place: 8)]])
        #expect(channel.size == 3)
    }

    @Test("keeps parallel changes of place from crossing")
    func parallel() {
        let wires = [wire(0, 4), wire(1, 5), wire(2, 6), wire(12, 9), wire(13, 10)]
        let channel = channel(wires)
        let places = cells(channel, wires)
        for first in wires.indices {
            for second in wires.indices where first != second {
                #expect(
                    !places[first].contains { a in
                        places[second].contains { a.distance == $0.distance && a.place == $0.place }
                    })
            }
        }
    }

    @Test("lets lines that exchange their places make a detour")
    func ring() {
        let wires = [wire(2, 5), wire(5, 2)]
        let channel = channel(wires)
        #expect(channel.turns.map(\.count).sorted() == [1, 2])
        #expect(channel.turns.map { $0.last?.place } == [5, 2])
    }

    @Test("never lays two lines over each other", arguments: 0..<200)
    func random(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let count = Int.random(in: 2...9, using: &generator)
        let tails = (0..<12).shuffled(using: &generator).prefix(count)
        let heads = (0..<12).shuffled(using: &generator).prefix(count)
        let wires = zip(tails, heads).map { wire($0, $1, headRoom: Int.random(in: 1...4, using: &generator)) }
        let channel = channel(wires)
        var pieces: [[Int]: [Piece]] = [:]
        for cell in cells(channel, wires).joined() {
            pieces[[cell.distance, cell.place], default: []].append(cell.piece)
        }
        for (cell, pieces) in pieces where pieces.count > 1 {
            #expect(pieces.count == 2 && Set(pieces) == [.along, .across], "at \(cell)")
        }
        for (wire, turns) in zip(wires, channel.turns) where wire.tail != wire.head {
            #expect(turns.last?.place == wire.head)
            #expect(turns.last.map { $0.distance >= wire.headRoom } == true)
            #expect(turns.allSatisfy { $0.distance < channel.size - 1 })
        }
    }
}
