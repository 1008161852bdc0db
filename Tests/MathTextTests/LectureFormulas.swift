/// Every formula of a lesson on backpropagation and of a lecture's slides on it, the slides as a text recognition left
/// them: with letters lost, braces unbalanced and commands broken. What they should look like in one line was read and
/// judged by eye.
let lectureFormulas: [(latex: String, line: String)] = [
    (#"\partial C/\partial x"#, "∂C/∂x"),
    (#"z = f(x,y)"#, "z = f(x, y)"),
    (#"C = C(z)"#, "C = C(z)"),
    (#"\partial C/\partial x = (dC/dz)(\partial z/\partial x)"#, "∂C/∂x = (dC/dz)(∂z/∂x)"),
    (#"\partial C/\partial w_{jk}^{(\ell)}"#, "∂C/∂wⱼₖ⁽ˡ⁾"),
    (#"\ell"#, "ℓ"),
    (#"C(z)"#, "C(z)"),
    (#"y = g(u)"#, "y = g(u)"),
    (#"u = h(x)"#, "u = h(x)"),
    (
        #"\frac{dy_i}{dx_k} = \sum_{j=1}^J \frac{dy_i}{du_j} \frac{du_j}{dx_k}, \quad \forall i, k"#,
        "dyᵢ/dxₖ = ∑ⱼ₌₁ᴶ dyᵢ/duⱼ · duⱼ/dxₖ,  ∀i, k"
    ),
    (#"y = \exp(xz) + \frac{xz}{\log(x)} + \frac{\sin(\log(x))}{xz}"#, "y = exp(xz) + xz/log(x) + sin(log(x))/(xz)"),
    (#"J = cos(sin(x^2) + 3x^2)"#, "J = cos(sin(x²) + 3x²)"),
    (#"\frac{dJ}{dx}"#, "dJ/dx"),
    (#"J = y^* \log y + (1 - y^*) \log(1)"#, "J = y* log y + (1 − y*) log(1)"),
    (#"(1-y) \frac{dJ}{dy} = \frac{y^*}{y} + \frac{(1-y^*)}{y-1}"#, "(1 − y) · dJ/dy = y*/y + (1 − y*)/(y − 1)"),
    (#"y = \frac{1}{1 + \exp(-a)}"#, "y = 1/(1 + exp(−a))"),
    (
        #"\frac{dJ}{da} = \frac{dJ}{dy}\frac{dy}{da}, \ \frac{dy}{da} = \frac{\exp(-a)}{(\exp(-a)+1)^2}"#,
        "dJ/da = dJ/dy · dy/da, dy/da = exp(−a)/(exp(−a) + 1)²"
    ),
    (#"a = \sum_{j=0}^{D} \theta_j x_j"#, "a = ∑ⱼ₌₀ᴰ θⱼxⱼ"),
    (
        #"\frac{dJ}{d\theta_j} = \frac{dJ}{da} \frac{da}{d\theta_j}, \ \frac{da}{d\theta_j} = x_j"#,
        "dJ/dθⱼ = dJ/da · da/dθⱼ, da/dθⱼ = xⱼ"
    ),
    (#"\frac{dJ}{dJ} = \frac{dJ}{dJ} \frac{da}{d\theta_j} = dJ"#, "dJ/dJ = dJ/dJ · da/dθⱼ = dJ"),
    (
        #"\frac{dx_j}{dx_j} = \frac{dx_j}{da} \frac{dx_j}{dx_j}, \ \frac{dx_j}{dx_j} = \theta_j"#,
        "dxⱼ/dxⱼ = dxⱼ/da · dxⱼ/dxⱼ, dxⱼ/dxⱼ = θⱼ"
    ),
    (#"oldsymbol{lpha},oldsymbol{eta}"#, "oldsymbollpha, oldsymboleta"),
    (#"e \in \{1, 2, \dots, E\}"#, "e ∈ {1, 2, …, E}"),
    (#"(\mathbf{x},\mathbf{y})\in\mathcal{D}"#, "(𝐱, 𝐲) ∈ 𝒟"),
    (
        #"\mathbf{o} = \texttt{object}(\mathbf{x}, \mathbf{a}, \mathbf{b}, \mathbf{z}, \hat{\mathbf{y}}, J) = \texttt{NNFORWARD}(\mathbf{x}, \mathbf{y}, \boldsymbol{\alpha}, \boldsymbol{\beta})"#,
        "𝐨 = object(𝐱, 𝐚, 𝐛, 𝐳, 𝐲̂, J) = NNFORWARD(𝐱, 𝐲, 𝛂, 𝛃)"
    ),
    (
        #"\left. \begin{array}{c} \mathbf{g}_{\alpha} = \nabla_{\alpha} J \\ \mathbf{g}_{\beta} = \nabla_{\beta} J \end{array} \right\} = NNBACKWARD(\mathbf{x}, \mathbf{y}, \alpha, \beta, \mathbf{o})"#,
        "{𝐠_α = ∇_α J; 𝐠ᵦ = ∇ᵦJ} = NNBACKWARD(𝐱, 𝐲, α, β, 𝐨)"
    ),
    (
        #"oldsymbol{lpha} \leftarrow oldsymbol{lpha} - \gamma \mathbf{g}_{oldsymbol{lpha}}"#,
        "oldsymbollpha ← oldsymbollpha − γ𝐠_(oldsymbollpha)"
    ),
    (
        #"oldsymbol{eta} \leftarrow oldsymbol{eta} - \gamma \mathbf{g}_{oldsymbol{eta}}"#,
        "oldsymboleta ← oldsymboleta − γ𝐠_(oldsymboleta)"
    ),
    (#"J_{\mathcal{D}}(oldsymbol{lpha},oldsymbol{eta})"#, "J_𝒟(oldsymbollpha, oldsymboleta)"),
    (#"J_{\mathcal{D}_t}(oldsymbollpha,oldsymboleta)"#, "J_(𝒟ₜ)(oldsymbollpha, oldsymboleta)"),
    (
        #"\left. \begin{array}{c} \mathbf{g}_{\boldsymbol{\alpha}} = \nabla_{\boldsymbol{\alpha}} J \\ \mathbf{g}_{\boldsymbol{\beta}} = \nabla_{\boldsymbol{\beta}} J \end{array} \right\} = NNBACKWARD(\mathbf{x}, \mathbf{y}, \boldsymbol{\alpha}, \boldsymbol{\beta}, \mathbf{o})"#,
        "{𝐠_𝛂 = ∇_𝛂 J; 𝐠_𝛃 = ∇_𝛃 J} = NNBACKWARD(𝐱, 𝐲, 𝛂, 𝛃, 𝐨)"
    ),
    (#"J_{\mathcal{D}_t}(oldsymbol{lpha},oldsymbol{eta})"#, "J_(𝒟ₜ)(oldsymbollpha, oldsymboleta)"),
    (#"J = y^* \log y + (1 - y^*) \log(1 - y)"#, "J = y* log y + (1 − y*) log(1 − y)"),
    (#"y = \frac{1}{1 + \exp(-b)}"#, "y = 1/(1 + exp(−b))"),
    (#"b = \sum_{j=0}^{D} \beta_j z_j"#, "b = ∑ⱼ₌₀ᴰ βⱼzⱼ"),
    (#"z_j = \frac{1}{1 + \exp(-a_j)}"#, "zⱼ = 1/(1 + exp(−aⱼ))"),
    (#"a_j = \sum_{i=0}^{M} \alpha_{ji} x_i"#, "aⱼ = ∑ᵢ₌₀ᴹ αⱼᵢxᵢ"),
    (#"\frac{dJ}{dy} = \frac{y^*}{y} + \frac{(1-y^*)}{y-1}"#, "dJ/dy = y*/y + (1 − y*)/(y − 1)"),
    (
        #"\frac{dJ}{db} = \frac{dJ}{dy}\frac{dy}{db}, \frac{dy}{db} = \frac{\exp(-b)}{(\exp(-b)+1)^2}"#,
        "dJ/db = dJ/dy · dy/db, dy/db = exp(−b)/(exp(−b) + 1)²"
    ),
    (
        #"\frac{dJ}{d\beta_j} = \frac{dJ}{db}\frac{db}{d\beta_j}, \frac{db}{d\beta_j} = z_j"#,
        "dJ/dβⱼ = dJ/db · db/dβⱼ, db/dβⱼ = zⱼ"
    ),
    (
        #"\frac{dJ}{dz_j} = \frac{dJ}{db}\frac{db}{dz_j}, \frac{db}{dz_j} = \beta_j"#,
        "dJ/dzⱼ = dJ/db · db/dzⱼ, db/dzⱼ = βⱼ"
    ),
    (
        #"\frac{dJ}{da_j} = \frac{dJ}{dz_j}\frac{dz_j}{da_j}, \frac{dz_j}{da_j} = \frac{\exp(-a_j)}{(\exp(-a_j)+1)^2}"#,
        "dJ/daⱼ = dJ/dzⱼ · dzⱼ/daⱼ, dzⱼ/daⱼ = exp(−aⱼ)/(exp(−aⱼ) + 1)²"
    ),
    (
        #"\frac{dJ}{d\alpha_{ji}} = \frac{dJ}{da_j}\frac{da_j}{d\alpha_{ji}}, \frac{da_j}{d\alpha_{ji}} = x_i"#,
        "dJ/dαⱼᵢ = dJ/daⱼ · daⱼ/dαⱼᵢ, daⱼ/dαⱼᵢ = xᵢ"
    ),
    (
        #"\frac{dJ}{dx_i} = \sum_{j=0}^{D}\frac{dJ}{da_j}\frac{da_j}{dx_i}, \frac{da_j}{dx_i} = \alpha_{ji}"#,
        "dJ/dxᵢ = ∑ⱼ₌₀ᴰ dJ/daⱼ · daⱼ/dxᵢ, daⱼ/dxᵢ = αⱼᵢ"
    ),
    (
        #"\frac{dJ}{db} = \frac{dJ}{dy}\frac{dy}{db}, \ \frac{dy}{db} = \frac{\exp(-b)}{(\exp(-b)+1)^2}"#,
        "dJ/db = dJ/dy · dy/db, dy/db = exp(−b)/(exp(−b) + 1)²"
    ),
    (
        #"\frac{dJ}{d\beta_j} = \frac{dJ}{db} \frac{db}{d\beta_j}, \ \frac{db}{d\beta_j} = z_j"#,
        "dJ/dβⱼ = dJ/db · db/dβⱼ, db/dβⱼ = zⱼ"
    ),
    (
        #"\frac{dJ}{dz_j} = \frac{dJ}{db} \frac{db}{dz_j}, \ \frac{db}{dz_j} = \beta_j"#,
        "dJ/dzⱼ = dJ/db · db/dzⱼ, db/dzⱼ = βⱼ"
    ),
    (
        #"\frac{dJ}{da_j} = \frac{dJ}{dz_j} \frac{dz_j}{da_j}, \ \frac{dz_j}{da_j} = \frac{\exp(-a_j)}{(\exp(-a_j)+1)^2}"#,
        "dJ/daⱼ = dJ/dzⱼ · dzⱼ/daⱼ, dzⱼ/daⱼ = exp(−aⱼ)/(exp(−aⱼ) + 1)²"
    ),
    (#"a_j = \sum_{i=0}^M \alpha_{ji} x_i"#, "aⱼ = ∑ᵢ₌₀ᴹ αⱼᵢxᵢ"),
    (
        #"\frac{dJ}{d\alpha_{ji}} = \frac{dJ}{da_j} \frac{da_j}{d\alpha_{ji}}, \ \frac{da_j}{d\alpha_{ji}} = x_i"#,
        "dJ/dαⱼᵢ = dJ/daⱼ · daⱼ/dαⱼᵢ, daⱼ/dαⱼᵢ = xᵢ"
    ),
    (
        #"\frac{dJ}{dx_i} = \sum_{j=0}^{D} \frac{dJ}{da_j} \frac{da_j}{dx_i}, \ \frac{da_j}{dx_i} = \alpha_{ji}"#,
        "dJ/dxᵢ = ∑ⱼ₌₀ᴰ dJ/daⱼ · daⱼ/dxᵢ, daⱼ/dxᵢ = αⱼᵢ"
    ),
    (#"s = \frac{1}{1 + \exp(-b)} \tag{1}"#, "s = 1/(1 + exp(−b))    (1)"),
    (#"\frac{ds}{db} = \frac{\exp(-b)}{(\exp(-b) + 1)^2}"#, "ds/db = exp(−b)/(exp(−b) + 1)²"),
    (#"=\frac{\exp(-b)+1-1}{(\exp(-b)+1+1-1)^2}"#, "= (exp(−b) + 1 − 1)/(exp(−b) + 1 + 1 − 1)²"),
    (#"=\frac{\exp(-b)+1-1}{(\exp(-b)+1)^2}"#, "= (exp(−b) + 1 − 1)/(exp(−b) + 1)²"),
    (
        #"=\frac{\exp(-b)+1}{(\exp(-b)+1)^2} - \frac{1}{(\exp(-b)+1)^2}"#,
        "= (exp(−b) + 1)/(exp(−b) + 1)² − 1/(exp(−b) + 1)²"
    ),
    (#"\frac{1}{(\exp(-b)+1)} - \frac{1}{(\exp(-b)+1)^2}"#, "1/(exp(−b) + 1) − 1/(exp(−b) + 1)²"),
    (
        #"=\frac{1}{(\exp(-b)+1)} - \left(\frac{1}{(\exp(-b)+1)}\frac{1}{(\exp(-b)+1)}\right)"#,
        "= 1/(exp(−b) + 1) − (1/(exp(−b) + 1) · 1/(exp(−b) + 1))"
    ),
    (
        #"= \frac{1}{(\exp(-b)+1)} \left(1 - \frac{1}{(\exp(-b)+1)} \right)"#,
        "= 1/(exp(−b) + 1) · (1 − 1/(exp(−b) + 1))"
    ),
    (#"s(1-s)"#, "s(1 − s)"),
    (
        #"\frac{dJ}{db} = \frac{dJ}{dy}\frac{dy}{db}, \ \frac{dy}{db} = y(1-y)"#,
        "dJ/db = dJ/dy · dy/db, dy/db = y(1 − y)"
    ),
    (
        #"\frac{dJ}{da_j} = \frac{dJ}{dz_j} \frac{dz_j}{da_j}, \ \frac{dz_j}{da_j} = z_j(1-z_j)"#,
        "dJ/daⱼ = dJ/dzⱼ · dzⱼ/daⱼ, dzⱼ/daⱼ = zⱼ(1 − zⱼ)"
    ),
    (#"e \in \{1,2,\ldots,E\}"#, "e ∈ {1, 2, …, E}"),
    (
        #"\mathbf{o} = \texttt{object}(\mathbf{x}, \mathbf{a}, \mathbf{b}, \mathbf{z}, \hat{\mathbf{y}}, J) = NNFORWARD(\mathbf{x}, \mathbf{y}, oldsymbol{lpha}, oldsymbol{eta})"#,
        "𝐨 = object(𝐱, 𝐚, 𝐛, 𝐳, 𝐲̂, J) = NNFORWARD(𝐱, 𝐲, oldsymbollpha, oldsymboleta)"
    ),
    (
        #"egin{array}{l} \mathbf{g}_{oldsymbol{lpha}} = abla_{oldsymbol{lpha}} J \ \mathbf{g}_{oldsymbol{eta}} = abla_{oldsymbol{eta}} J \end{array} = NNBACKWARD(\mathbf{x},\mathbf{y},oldsymbol{lpha},oldsymbol{eta},\mathbf{o})"#,
        "eginarrayl𝐠_(oldsymbollpha) = abla_(oldsymbollpha) J 𝐠_(oldsymboleta) = abla_(oldsymboleta) J\\end{array} = NNBACKWARD(𝐱, 𝐲, oldsymbollpha, oldsymboleta, 𝐨)"
    ),
    (#"J_{\mathcal{D}}(oldsymbollpha,oldsymboleta)"#, "J_𝒟(oldsymbollpha, oldsymboleta)"),
    (#"J_{\mathcal{D}_{m{t}}}(m{lpha},m{eta})"#, "J_(𝒟ₘₜ)(mlpha, meta)"),
    (#"u_i = g_i(v_1, \ldots, v_N)"#, "uᵢ = gᵢ(v₁, …, v_N)"),
    (#"y = h(\mathbf{u}) = h(u_1, ..., u_M)"#, "y = h(𝐮) = h(u₁, …, u_M)"),
    (#"\mathbf{u} = g(\mathbf{v})"#, "𝐮 = g(𝐯)"),
    (#"u_i = g_i(v_1, ..., v_j, ..., v_N)"#, "uᵢ = gᵢ(v₁, …, vⱼ, …, v_N)"),
    (#"\frac{dy}{dv_j} = \sum_{i=1}^{M} \frac{dy}{du_i} \frac{du_i}{dv_j}"#, "dy/dvⱼ = ∑ᵢ₌₁ᴹ dy/duᵢ · duᵢ/dvⱼ"),
    (#"u_i = g_i(v_1, ..., v_N)"#, "uᵢ = gᵢ(v₁, …, v_N)"),
    (#"\{oldsymbol{x}_i,oldsymbol{y}_i\}_{i=1}^N"#, "{oldsymbolxᵢ, oldsymbolyᵢ}ᵢ₌₁ᴺ"),
    (#"\hat{\boldsymbol{y}} = f_{\boldsymbol{\theta}}(\boldsymbol{x}_i)"#, "𝐲̂ = f_𝛉(𝐱ᵢ)"),
    (#"\ell(\hat{oldsymbol{y}},oldsymbol{y}_i)\in\mathbb{R}"#, "ℓ(hat(oldsymboly), oldsymbolyᵢ) ∈ ℝ"),
    (
        #"oldsymbol{ heta}^{(t)} = -\eta_t abla \ell(f_{oldsymbol{ heta}}(oldsymbol{x}_i),oldsymbol{y})"#,
        "oldsymbol(heta)⁽ᵗ⁾ = −ηₜablaℓ(f_(oldsymbolheta)(oldsymbolxᵢ), oldsymboly)"
    ),
    (#"y, x \in \mathbb{R}"#, "y, x ∈ ℝ"),
    (#"\mathbf{y} \in \mathbb{R}^M"#, "𝐲 ∈ ℝᴹ"),
    (#"\mathbf{x} \in \mathbb{R}^P"#, "𝐱 ∈ ℝᴾ"),
    (#"\mathbf{Y} \in \mathbb{R}^{M \times N}"#, "𝐘 ∈ ℝ^(M×N)"),
    (#"\mathbf{X} \in \mathbb{R}^{P \times Q}"#, "𝐗 ∈ ℝ^(P×Q)"),
    (#"\partial \mathbf{Y}"#, "∂𝐘"),
    (#"rac{\partial \mathbf{y}}{\partial x}"#, "rac∂𝐲∂x"),
    (#"\frac{\partial y}{\partial y}"#, "∂y/∂y"),
    (#"\overline{\partial x}"#, "bar(∂x)"),
    (#"rac{\partial \mathbf{y}}{\partial \mathbf{x}}"#, "rac∂𝐲∂𝐱"),
    (#"\overline{\partial \mathbf{x}}"#, "bar(∂𝐱)"),
    (#"\partial \mathbf{x}"#, "∂𝐱"),
    (#"rac{\partial y}{\partial \mathbf{X}}"#, "rac∂y∂𝐗"),
    (#"\partial \mathbf{y}"#, "∂𝐲"),
    (#"\overline{\partial \mathbf{X}}"#, "bar(∂𝐗)"),
    (#"\partial \mathbf{X}"#, "∂𝐗"),
    (
        #"\frac{\partial y}{\partial x} = \begin{bmatrix} \frac{\partial y}{\partial x} \end{bmatrix}"#,
        "∂y/∂x = [∂y/∂x]"
    ),
    (
        #"\frac{\partial y}{\partial \mathbf{x}} = \begin{bmatrix} \frac{\partial y}{\partial x_1} \\ \frac{\partial y}{\partial x_2} \\ \vdots \\ \frac{\partial y}{\partial x_P} \end{bmatrix}"#,
        "∂y/∂𝐱 = [∂y/∂x₁; ∂y/∂x₂; ⋮; ∂y/∂x_P]"
    ),
    (
        #"\frac{\partial y}{\partial \mathbf{X}} = \begin{bmatrix} \frac{\partial y}{\partial X_{11}} & \frac{\partial y}{\partial X_{12}} & \cdots & \frac{\partial y}{\partial X_{1Q}} \\ \frac{\partial y}{\partial X_{21}} & \frac{\partial y}{\partial X_{22}} & \cdots & \frac{\partial y}{\partial X_{2Q}} \\ \vdots & & \vdots \\ \frac{\partial y}{\partial X_{P1}} & \frac{\partial y}{\partial X_{P2}} & \cdots & \frac{\partial y}{\partial X_{PQ}} \end{bmatrix}"#,
        "∂y/∂𝐗 = [∂y/∂X₁₁, ∂y/∂X₁₂, ⋯, ∂y/∂X_(1Q); ∂y/∂X₂₁, ∂y/∂X₂₂, ⋯, ∂y/∂X_(2Q); ⋮, ⋮; ∂y/∂X_(P1), ∂y/∂X_(P2), ⋯, ∂y/∂X_(PQ)]"
    ),
    (#"\frac{\partial \mathbf{y}}{\partial x} = \left[\frac{\partial y_1}{\partial x}\right]"#, "∂𝐲/∂x = [∂y₁/∂x]"),
    (#"\frac{\partial y}{\partial x} ="#, "∂y/∂x ="),
    (#"rac{\partial y_2}{\partial x}"#, "rac∂y₂∂x"),
    (#"=\left[rac{\partial y}{\partial x} ight]"#, "= [rac∂y∂xight]"),
    (#"\frac{\partial y_N}{\partial x}\Big]"#, "∂y_N/∂x]"),
    (#"\frac{\frac{\partial y_1}{\partial x_1}}{\frac{\partial y_1}{\partial x_2}}"#, "(∂y₁/∂x₁)/(∂y₁/∂x₂)"),
    (#"\frac{\frac{\partial y_2}{\partial x_1}}{\frac{\partial y_2}{\partial x_2}}"#, "(∂y₂/∂x₁)/(∂y₂/∂x₂)"),
    (#"\frac{\frac{\partial y_N}{\partial x_1}}{\frac{\partial y_N}{\partial x_2}}"#, "(∂y_N/∂x₁)/(∂y_N/∂x₂)"),
    (#"\overline{ rac{\partial x_1}{\partial y} }"#, "bar(rac∂x₁∂y)"),
    (#"\frac{v}{\partial x_2}"#, "v/∂x₂"),
    (#"rac{\partial y_1}{\partial x_P}"#, "rac∂y₁∂x_P"),
    (#"rac{\partial y_2}{\partial x_P}"#, "rac∂y₂∂x_P"),
    (#"rac{\partial y_N}{\partial x_P}"#, "rac∂y_N∂x_P"),
    (
        #"\frac{\partial y}{\partial \mathbf{x}} \text{ is a } 1 \times P \text{ matrix, i.e. a row vector}"#,
        "∂y/∂𝐱 is a 1 × P matrix, i.e. a row vector"
    ),
    (
        #"\frac{\partial \mathbf{y}}{\partial \mathbf{x}} \text{ is an } M \times P \text{ matrix}"#,
        "∂𝐲/∂𝐱 is an M × P matrix"
    ),
    (
        #"\begin{array}{l} \displaystyle \frac{\partial y}{\partial \mathbf{x}} \text{ is a } P \times 1 \text{ matrix, i.e. a column vector} \\ \displaystyle \frac{\partial \mathbf{y}}{\partial \mathbf{x}} \text{ is an } P \times M \text{ matrix} \end{array}"#,
        "[∂y/∂𝐱 is a P × 1 matrix, i.e. a column vector; ∂𝐲/∂𝐱 is an P × M matrix]"
    ),
    (
        #"\frac{\partial y}{\partial \mathbf{x}} = \begin{bmatrix} \frac{\partial}{\partial x} \\ \frac{\partial}{\partial x} \\ \frac{\partial}{\partial x} \end{bmatrix}"#,
        "∂y/∂𝐱 = [∂/∂x; ∂/∂x; ∂/∂x]"
    ),
    (
        #"\begin{bmatrix} \frac{\partial y}{\partial x_1} \\ \frac{\partial y}{\partial x_2} \\ \vdots \\ \frac{\partial y}{\partial x_P} \end{bmatrix} = \begin{bmatrix} \frac{\partial \mathbf{y}}{\partial \mathbf{x}} \end{bmatrix}"#,
        "[∂y/∂x₁; ∂y/∂x₂; ⋮; ∂y/∂x_P] = [∂𝐲/∂𝐱]"
    ),
    (
        #"= \begin{bmatrix} \frac{\partial y_1}{\partial x_1} \\ \frac{\partial y_1}{\partial x_2} \\ \vdots \\ \frac{\partial y_1}{\partial x_2} \end{bmatrix}"#,
        "= [∂y₁/∂x₁; ∂y₁/∂x₂; ⋮; ∂y₁/∂x₂]"
    ),
    (#"\frac{\partial y_2}{\partial x_1}"#, "∂y₂/∂x₁"),
    (#"\frac{\partial y_2}{\partial x_2}"#, "∂y₂/∂x₂"),
    (#"\frac{\partial y_N}{\partial x_P}"#, "∂y_N/∂x_P"),
    (#"\frac{\partial y}{\partial \mathbf{x}} = \dots"#, "∂y/∂𝐱 = …"),
    (#"\frac{\partial y}{\partial u}"#, "∂y/∂u"),
    (#"\frac{\partial \mathbf{u}}{\partial \mathbf{x}}"#, "∂𝐮/∂𝐱"),
    (#"\frac{\partial y}{\partial v}"#, "∂y/∂v"),
    (#"\frac{\mathbf{u}^T}{\mathbf{u}} \frac{\partial \mathbf{u}}{\partial \mathbf{x}}"#, "𝐮ᵀ/𝐮 · ∂𝐮/∂𝐱"),
    (#"C. \ \frac{\partial y}{\partial \mathbf{u}}"#, "C. ∂y/∂𝐮"),
    (#"\frac{\partial \mathbf{u}^T}{\partial \mathbf{x}}"#, "∂𝐮ᵀ/∂𝐱"),
    (#"\frac{\mathbf{u}^T}{\mathbf{u}} \frac{\partial \mathbf{u}^T}{\partial \mathbf{x}}"#, "𝐮ᵀ/𝐮 · ∂𝐮ᵀ/∂𝐱"),
    (#"\left(\frac{\partial}{\partial}\right)"#, "(∂/∂)"),
    (#"\frac{y}{\mathbf{u}} \frac{\partial \mathbf{u}}{\partial \mathbf{x}})^T"#, "y/𝐮 · ∂𝐮/∂𝐱)ᵀ"),
]
