internal import Algebra
internal import Autodiff
internal import Equivalence

// From a question and an answer's text to a verdict.

extension Grader {
    /// The answer as an expression, or what keeps it from being an answer.
    func read(_ answer: String, for question: Question) -> Result<Expression, Fault> {
        guard answer.contains(where: { !$0.isWhitespace }) else {
            return .failure(Fault("type an answer"))
        }
        guard answer.count <= Limits.answerLength else { return .failure(.answerTooLong) }
        do throws(ParseError) {
            let shape = question.scope.readsMatrices ? question.shape : nil
            let expression = try Expression(parsing: answer, in: question.scope, shape: shape)
            return question.terms?.fault(in: expression).map(Result.failure) ?? .success(expression)
        } catch {
            if let bracketed = bracketed(answer, for: question) { return read(bracketed, for: question) }
            return .failure(Fault(error))
        }
    }

    /// Entries without the brackets around them, `88; 150`, as the vector or matrix that they are; nil for anything else.
    private func bracketed(_ answer: String, for question: Question) -> String? {
        guard question.scope.readsMatrices, question.shape != .scalar, !answer.contains("["),
            answer.contains(where: { ",;".contains($0) })
        else { return nil }
        let trimmed = answer.trimmingPrefix { $0.isWhitespace }
        let isInParentheses = trimmed.first == "(" && trimmed.last == ")"
        let entries = isInParentheses ? trimmed.dropFirst().dropLast() : trimmed
        let matrix = "[\(entries)]"
        return (try? Expression(parsing: matrix, in: question.scope, shape: question.shape)).map { _ in matrix }
    }

    /// How an entry is read while it is typed.
    func preview(_ answer: String, for question: Question) -> Reading {
        guard answer.contains(where: { !$0.isWhitespace }) else { return .empty }
        switch read(answer, for: question) {
        case .success(let expression):
            return grid(expression, for: question) ?? .math(echo(expression, for: question))
        case .failure(let fault): return .unreadable(fault)
        }
    }

    /// Whether an entry can be taken at all, without a verdict on it.
    func readable(_ answer: String, for question: Question) -> Grade {
        switch read(answer, for: question) {
        case .failure(let fault): return Grade(verdict: .invalid(fault), read: "")
        case .success(let expression):
            var fault = shapeFault(of: expression, for: question)
            if fault == nil, question.formula == nil, numbers(of: expression, for: question) == nil {
                fault = Fault("this has no value")
            }
            return Grade(verdict: fault.map(Verdict.invalid) ?? .kept, read: echo(expression, for: question))
        }
    }

    /// The verdict on an answer to a task, with the one line of why where it is right.
    func grade(_ answer: String, for question: Question) -> Grade {
        if let fault = circularity(of: answer, for: question) { return Grade(verdict: .invalid(fault), read: "") }
        let grade = judge(answer, for: question)
        guard grade.verdict.isCorrect else { return grade }
        let own = try? read(answer, for: question).get()
        return Grade(verdict: .correct(note: note(on: question, answeredBy: own)), read: grade.read)
    }

    func judge(_ answer: String, for question: Question) -> Grade {
        switch read(answer, for: question) {
        case .failure(let fault): return Grade(verdict: .invalid(fault), read: "")
        case .success(let expression):
            return Grade(
                verdict: verdict(on: expression, typed: answer, for: question), read: echo(expression, for: question))
        }
    }

    // MARK: Verdicts

    private func verdict(on expression: Expression, typed answer: String, for question: Question) -> Verdict {
        if let fault = shapeFault(of: expression, for: question) {
            return .invalid(explained(fault, of: expression, typed: answer, for: question))
        }
        if let right = question.numbers(for: expression) {
            return verdict(on: expression, typed: answer, numbers: right, for: question)
        }
        guard let formula = question.formula else { return .invalid(Fault("a number is asked for")) }
        let verdict = verdict(on: expression, typed: answer, formula: formula, for: question)
        guard verdict.isCorrect, let fault = question.form?.fault(in: expression) else { return verdict }
        return .invalid(fault)
    }

    private func verdict(
        on answer: Expression, typed text: String, formula: Formula, for question: Question
    ) -> Verdict {
        guard let comparison = comparison(of: answer, for: question) else { return Self.undecided }
        let different: Set<Int>
        switch comparison.compare(with: formula) {
        case .equal:
            guard let coincidence = otherSizes(for: question)?.coincidence(in: answer) else {
                return verdictAtOtherConstants(on: answer, typed: text, formula: formula, for: question)
                    ?? .correct(note: "")
            }
            return .incorrect(misconceptions: [], message: coincidence.message)
        case .undecided, .otherShape: return Self.undecided
        case .tooMuchWork: return .invalid(Fault("this is too much work to compare: write it in a shorter form"))
        case .different(let entries): different = entries
        }
        if graph != nil, answer.atoms.isEmpty, isRightHere(answer, typed: text, formula: formula, for: question) {
            let numbers = question.shape == .scalar ? "that is its number" : "these are its numbers"
            return .invalid(
                Fault("\(numbers) at this point: an expression that holds at every point is asked for"))
        }
        if let fault = wholeForPartial(in: answer, formula: formula, for: question) { return .invalid(fault) }
        let sampler = question.isOfNumbers ? Sampler(graph: graph, own: question.own) : nil
        if let sampler, Placement.isEqualWhereDefined(answer, formula, sampler) {
            return .incorrect(misconceptions: [], message: Placement.narrower.message(asked: question.label, nil))
        }
        return incorrect(
            question, at: examinedPlaces(of: question), different, isTelling: !answer.atoms.isEmpty,
            misfit: otherSizes(for: question)?.misfit(of: answer)?.message
        ) { _, _ in
            true
        } matches: {
            comparison.equals($0)
        } pair: { place in
            guard place.place.around == nil else { return nil }
            let given =
                sampler.map { PairOfSlips.GivenAnswer(answer, right: formula, $0, matches: comparison.equals) }
                ?? PairOfSlips.GivenAnswer(answer, right: formula, at: place, comparison)
            return given.flatMap { PairOfSlips(at: place, $0) }
        } placing: { place in
            if graph != nil, isRightHere(answer, typed: text, formula: formula, for: question) { return .rightHere }
            guard let sampler else { return comparison.isMultiple(of: formula) ? .constantFactor : nil }
            return Placement(answer, right: formula, at: place, sampler) { part, expected in
                let equivalence = Equivalence(graph: graph, answer: part, own: question.own)
                return equivalence.compare(with: expected) == .equal
            }
        }
    }

    /// The verdict on an answer that is right at the values of constants that it names, and not at others; nil where it is
    /// right there too.
    private func verdictAtOtherConstants(
        on answer: Expression, typed text: String, formula: Formula, for question: Question
    ) -> Verdict? {
        guard let graph, question.followsFromGraph else { return nil }
        func isWrong(in grader: Grader) -> Bool {
            guard case .different? = grader.comparison(of: answer, for: question)?.compare(with: formula) else {
                return false
            }
            return true
        }
        func graders(_ graphs: [Graph]) -> [Grader] { graphs.map { Grader(graph: $0, notation: notation) } }
        guard graders(graph.atOtherConstants(namedIn: answer)).contains(where: isWrong) else { return nil }
        // At a single one, where a part of the target is 0, more than a slip may have vanished from the answer.
        let verdicts = graders(graph.atOtherAndMixedConstants(namedIn: answer)).map { grader -> Verdict? in
            guard let other = grader.graph, isWrong(in: grader) else { return nil }
            var there = question
            there.place = question.place.map { $0.moved(to: other) }
            return grader.verdict(on: answer, typed: text, formula: formula, for: there)
        }
        if case .incorrect(let named, _)?? = verdicts.first, !named.isEmpty,
            verdicts.allSatisfy({ if case .incorrect(named, _) = $0 { true } else { false } })
        {
            return verdicts[0]
        }
        let names = GraphNames(graph: graph, notation: notation).list(graph.constants(namedIn: answer))
        return .invalid(
            Fault(
                "this is right at the present value of \(names) alone: name it wherever it belongs, or write its value "
                    + "everywhere"))
    }

    private static var undecided: Verdict {
        .invalid(Fault("this could not be compared with certainty: write it in a simpler form"))
    }

    private func verdict(
        on answer: Expression, typed text: String, numbers right: Tensor, for question: Question
    ) -> Verdict {
        let point = OwnPoint(graph: graph, for: question)
        guard let given = point.numbers(.expression(answer)), given.shape == right.shape else {
            return .invalid(Fault("this has no value"))
        }
        let entry = MatrixEntry(text: text, value: given)
        let judgement = entry.judged(by: question.comparison, against: right)
        if judgement.isRight { return .correct(note: "") }
        let places = examinedPlaces(of: question)
        point.look(at: places.first)
        // What names were typed for has to hold of the names, and not of their values alone.
        let comparison = answer.atoms.isEmpty ? nil : comparison(of: answer, for: question)
        if judgement.wrong.isEmpty {
            let mayBeSlip = !judgement.cutOff.isEmpty || entry.isCutShort(judgement.coarse, of: right)
            let slips = (mayBeSlip ? places : []).lazy.compactMap { place in
                Diagnosis(at: place, mayBeRounded: false, areOne: point.areOne) { formula in
                    point.numbers(formula).map(entry.isExactly) ?? false && comparison?.equals(formula) ?? true
                }
            }
            return slips.first.map { .incorrect(misconceptions: $0.misconceptions, message: $0.message) }
                ?? .invalid(
                    judgement.cutOff.isEmpty
                        ? entry.tooFewFigures(judgement.coarse, question.comparison, right)
                        : entry.cutOffFault(judgement.cutOff))
        }
        let near = right.shape == .scalar ? entry.nearMiss(of: right.scalar) : nil
        let isMeant =
            near.map { !places.isEmpty && $0.isMeant(among: places.flatMap(point.wrongNumbers)) } ?? true
        func hasNumbers(of formula: Formula) -> Bool {
            guard let numbers = point.numbers(formula) else { return false }
            if let number = entry.number, !isMeant || number.isExact {
                return numbers.shape == .scalar && number.isExactly(numbers.scalar)
            }
            return entry.isRight(by: question.comparison, against: numbers)
        }
        func matches(_ formula: Formula) -> Bool {
            guard hasNumbers(of: formula) else { return false }
            return comparison.map { $0.equals(formula) } ?? true
        }
        // Near the right number whole numbers meet rounded ones by chance.
        let mayBeRounded =
            isMeant && comparison == nil && entry.mayBeRounded && (near == nil || entry.number?.isExact != true)
        return incorrect(
            question, at: places, judgement.wrong, mayBeRounded: mayBeRounded, isTelling: entry.isTelling,
            areOne: point.areOne,
            matches: matches
        ) { place in
            // Near the right number, and in too few figures, chance alone would do.
            guard near == nil else { return nil }
            return PairOfSlips(
                at: place,
                PairOfSlips.GivenAnswer(
                    right: right, tensor: { place.comparable($0).flatMap(point.numbers) },
                    isValue: { entry.isRight(by: question.comparison, against: $0) }, isMeant: entry.isMeant,
                    matches: { place.comparable($0).map(matches) ?? false }))
        } placing: { place in
            guard right.shape == .scalar else { return nil }
            let sum = place.flatMap { place in
                point.sampler.flatMap { sampler in Placement(arithmetic: answer, at: place) { sampler.value($0) } }
            }
            if let sum { return sum }
            guard !question.isCount else { return Placement(count: given.scalar, right: right.scalar, in: graph) }
            return near?.placement ?? Placement(number: given.scalar, right: right.scalar)
        }
    }

    /// The verdict on a wrong answer: the rule that gives it, or else what of it is right.
    /// - Parameters:
    ///   - entries: those that are not right.
    ///   - isTelling: whether the answer is hardly ever another quantity's by chance.
    ///   - misfit: what to say where the shapes of the answer fit only by chance.
    ///   - areOne: whether two formulas that match the answer agree at every point.
    private func incorrect(
        _ question: Question, at places: [ExaminedPlace], _ entries: Set<Int>, mayBeRounded: Bool = false,
        isTelling: Bool, misfit: String? = nil, areOne: (Formula, Formula) -> Bool, matches: (Formula) -> Bool,
        pair: (ExaminedPlace) -> PairOfSlips?,
        placing: (ExaminedPlace?) -> Placement?
    ) -> Verdict {
        // The place of the whole answer.
        let place = places.first { $0.place.around == nil }
        let other = isTelling ? place.flatMap { OtherQuantity(at: $0, matches: matches) } : nil
        for place in places {
            let diagnosis = Diagnosis(
                at: place, mayBeRounded: mayBeRounded, besides: other, areOne: areOne, matches: matches)
            guard let diagnosis else { continue }
            return .incorrect(
                misconceptions: diagnosis.misconceptions,
                message: [diagnosis.message, misfit].compactMap(\.self).joined(separator: " "))
        }
        if let other {
            return .incorrect(misconceptions: other.misconceptions, message: other.message)
        }
        for place in places {
            guard let pair = pair(place) else { continue }
            return .incorrect(misconceptions: pair.misconceptions, message: pair.message)
        }
        let refusal =
            placing(place)?.message(asked: question.label, place?.says)
            ?? (question.shape == .scalar
                ? Placement.refusal(question.label) : EntryWords(shape: question.shape).notRight(entries))
        return .incorrect(misconceptions: [], message: [refusal, misfit].compactMap(\.self).joined(separator: " "))
    }

    // MARK: Comparing

    func comparison(of answer: Expression, for question: Question) -> AnswerComparison? {
        AnswerComparison(
            graph: graph, answer: answer, shape: question.shape, layout: question.scope.layout, key: question.key,
            own: question.own)
    }

    /// The sizes that an answer over vectors and matrices has to be right at as well; nil where there are no others.
    private func otherSizes(for question: Question) -> RedrawnSizes? {
        guard let graph, let key = question.key else { return nil }
        return RedrawnSizes(graph, key: key, layout: question.scope.layout)
    }

    // MARK: Shapes

    /// What keeps an answer from being one because of its shape; nil where nothing does.
    private func shapeFault(of answer: Expression, for question: Question) -> Fault? {
        guard question.scope.readsMatrices else { return nil }
        let shapes = graph?.shapes ?? [:]
        do throws(ShapeError) {
            let own = try answer.shape(layout: question.scope.layout) { shapes[$0] }
            guard own != question.shape else { return nil }
            return Fault(own.objection(asked: question.shape, revealing: question.revealsShape, notation))
        } catch {
            return Fault(error)
        }
    }

    /// The fault of an answer that has another shape than the right one, with the rules that lead to it; where it is the right
    /// one with rows and columns exchanged, that is said.
    private func explained(
        _ fault: Fault, of answer: Expression, typed text: String, for question: Question
    ) -> Fault {
        guard let place = examinedPlace(of: question) else { return fault }
        var fault = fault
        let comparison = answer.atoms.isEmpty ? nil : comparison(of: answer, for: question)
        if let comparison {
            let diagnosis = Diagnosis(at: place, mayBeRounded: false, areOne: { _, _ in true }) {
                comparison.equals($0)
            }
            fault.misconceptions = diagnosis?.misconceptions ?? []
        }
        let isExchanged: Bool
        if let comparison, case .expression(let key)? = question.formula {
            isExchanged = comparison.equals(.expression(.apply(.transpose, [key])))
        } else if let right = question.numbers, let given = numbers(of: answer, for: question) {
            isExchanged = MatrixEntry(text: text, value: given).isRight(
                by: question.comparison, against: right.transposed)
        } else {
            isExchanged = false
        }
        if isExchanged { fault.message += ". \(place.says.exchanged.dropLast())" }
        return fault
    }
}
