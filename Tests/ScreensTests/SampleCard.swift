import Cards
import Testing

/// A small card with a task of every kind, as its author would write it.
private let sampleText = """
    ---
    adjoint: 1
    id: sample
    title: A small lattice
    topic: Machine learning
    difficulty: introductory
    ---

    Each edge carries a **local partial**. To find $\\partial C/\\partial x$, multiply along
    every path from $x$ to $C$ and sum where paths reunite.

    ```graph lattice
    x = 2
    y = 3
    t = x * y
    C = t^2 + x
    ```

    The sum over the consumers $u$ of $v$ is

    $$\\bar{v} = \\sum_u \\bar{u} \\frac{\\partial u}{\\partial v}$$

    ```graph opaque
    input x
    input y
    z = f(x, y)
    C = C(z)
    ```

    # Tasks

    ## One consumer {#one}
    If $z = f(x, y)$ feeds $C(z)$, what is $\\partial C/\\partial x$?

    - [ ] $dC/dz + \\partial z/\\partial x$
      - Sums belong where paths meet, not along one path.
    - [x] $(dC/dz)(\\partial z/\\partial x)$
    - [ ] $\\partial z/\\partial x$
      - The edge from $z$ to $C$ is still to come.

    > Hint: How many edges lie between $x$ and $C$?

    > Why: One path, two edges, so two factors.

    ## What is true? {#true}
    Mark every true sentence.

    - [x] Contributions are summed at a fan-out.
    - [ ] Contributions are multiplied at a fan-out.
      - Factors multiply along a path.
    - [x] The adjoint of the output is 1.

    ## At the fan-out {#fan-out}
    What is $\\partial C/\\partial x$ here?

    ```answer
    graph: lattice
    numeric: dC/dx
    ```

    > Hint: There is one contribution for each consumer.

    > Why: $2ty + 1$, for the two paths.

    ## In symbols {#symbols}
    And what is it when $f$ is not known?

    ```answer
    graph: opaque
    symbolic: dC/dz * dz/dx
    ```

    ## Whose turn? {#order}
    In which order can a reverse sweep visit the nodes?

    ```answer
    graph: lattice
    order: reverse
    ```

    ## The whole sweep {#sweep}
    Fill in the books.

    ```walk
    graph: lattice
    fill: [contributions, adjoints]
    ```
    """

/// The sample card, read.
func sampleCard() throws -> Card {
    let (card, diagnostics) = Card.read(sampleText, path: "sample.md")
    #expect(diagnostics.isEmpty)
    return try #require(card)
}

/// A card with a paths task alone.
func pathsCard() throws -> Card {
    let text = """
        ---
        adjoint: 1
        id: paths
        title: Path by path
        ---

        A lesson.

        ```graph lattice
        x = 2
        y = 3
        t = x * y
        C = t^2 + x
        ```

        # Tasks

        ## Every path {#all}
        Give the factors of each path.

        ```answer
        paths: dC/dx
        ```

        > Why: One term for each path.
        """
    return try #require(Card.read(text, path: "paths.md").card)
}
