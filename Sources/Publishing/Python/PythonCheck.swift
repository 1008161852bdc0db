/// The end of the file, which compares the backward pass with other ways to a gradient.
enum PythonCheck {
    /// Inside the functions that need it: the file runs without PyTorch.
    static let torchImport = "import torch"

    static func finiteDifferences(_ function: String) -> String {
        """
        def finite_differences(name, step=1e-6):
            \"""The gradient by one argument: each entry is moved up and down, all else is held.\"""
            value = np.array(EXAMPLE[name])
            gradient = np.zeros(value.shape)
            for entry in np.ndindex(value.shape):
                up, down = value.copy(), value.copy()
                up[entry] += step
                down[entry] -= step
                above, _ = \(function)(**{**EXAMPLE, name: up})
                below, _ = \(function)(**{**EXAMPLE, name: down})
                gradient[entry] = (above - below) / (2 * step)
            return gradient
        """
    }

    static func autograd(_ function: String) -> String {
        """
        def autograd():
            \"""The gradient by every argument, from PyTorch.\"""
            \(torchImport)

            leaves = {
                name: torch.tensor(value, dtype=torch.float64, requires_grad=True)
                for name, value in EXAMPLE.items()
            }
            \(function)\(PythonNames.inTorch)(**leaves).backward()
            return {
                name: np.zeros(leaf.shape) if leaf.grad is None else leaf.grad.numpy()
                for name, leaf in leaves.items()
            }
        """
    }

    static func main(_ function: String, output: String, hasTorch: Bool) -> String {
        let torch =
            hasTorch
            ? """

                if importlib.util.find_spec("torch"):
                    for name, expected in autograd().items():
                        if name in gradients:
                            error = np.max(np.abs(gradients[name] - expected))
                            print(f"d\(output)/d{name}: {error:.1e} off PyTorch")
                            assert error < 1e-10 * scale
                else:
                    print("PyTorch is not installed; there is nothing else to compare with.")
            """
            : ""
        let imports = hasTorch ? "    import importlib.util\n\n" : ""
        return """
            def check():
                \"""Compares the gradient with finite differences\(hasTorch ? ", and with PyTorch where it is installed" : "").\"""
            \(imports)    value, gradients = \(function)(**EXAMPLE)
                print(f"\(output) = {value}")
                scale = max([1.0, abs(value)] + [np.max(np.abs(entry)) for entry in gradients.values()])
                for name, gradient in gradients.items():
                    error = np.max(np.abs(gradient - finite_differences(name)))
                    print(f"d\(output)/d{name}: {error:.1e} off finite differences")
                    assert error < 1e-6 * scale\(torch)


            if __name__ == "__main__":
                check()
            """
    }
}
