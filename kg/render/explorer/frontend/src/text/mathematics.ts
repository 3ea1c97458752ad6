/** Writes the little LaTeX that stands in titles as plain text: $\nabla^2$DFT as ∇²DFT. */

const SYMBOLS: Record<string, string> = {
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", varepsilon: "ε", zeta: "ζ", eta: "η", theta: "θ",
  iota: "ι", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ", upsilon: "υ",
  phi: "φ", varphi: "φ", chi: "χ", psi: "ψ", omega: "ω", Gamma: "Γ", Delta: "Δ", Theta: "Θ", Lambda: "Λ", Xi: "Ξ",
  Pi: "Π", Sigma: "Σ", Phi: "Φ", Psi: "Ψ", Omega: "Ω", nabla: "∇", infty: "∞", times: "×", cdot: "·", pm: "±",
  to: "→", rightarrow: "→", leftarrow: "←", Rightarrow: "⇒", leftrightarrow: "↔", sim: "∼", approx: "≈", leq: "≤",
  le: "≤", geq: "≥", ge: "≥", neq: "≠", ell: "ℓ", partial: "∂", sum: "∑", star: "⋆", ast: "∗", circ: "∘", dagger: "†",
};
const RAISED: Record<string, string> = {
  "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
  "-": "⁻", n: "ⁿ", i: "ⁱ", "*": "*", "∗": "*",
};
const LOWERED: Record<string, string> = {
  "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "+": "₊", "-": "₋",
};

export function withSymbols(text: string): string {
  if (!text.includes("$")) return text;
  return text.replace(/\$([^$\n]{1,80})\$/g, (whole, formula: string) => (/[\\^_{}]|^\p{L}{1,2}$|^[^\s\d]+$/u.test(formula) ? inline(formula) : whole));
}

function inline(formula: string): string {
  const bare = formula
    .replace(/\\(?:text|textbf|textit|textsc|texttt|mathrm|mathbf|mathit|mathcal|mathbb|mathsf|boldsymbol|bm|emph|operatorname)\b\s*/g, "")
    .replace(/\\([A-Za-z]+)\s*/g, (whole, name: string) => SYMBOLS[name] ?? (/^[A-Za-z]+$/.test(name) ? name : whole))
    .replace(/\\([%&#_$])/g, "$1")
    .replace(/\\[,;:! ]/g, " ");
  return shifted(shifted(bare, "^", RAISED), "_", LOWERED).replace(/[{}]/g, "");
}

/** Digits after a mark become small ones; anything else stays after its mark. */
function shifted(text: string, mark: "^" | "_", small: Record<string, string>): string {
  const pattern = mark === "^" ? /\^(?:\{([^{}]*)\}|(.))/gu : /_(?:\{([^{}]*)\}|(.))/gu;
  return text.replace(pattern, (_, group: string | undefined, single: string | undefined) => {
    const letters = Array.from(group ?? single ?? "");
    const all = letters.every((letter) => small[letter]);
    return all ? letters.map((letter) => small[letter]).join("") : mark + letters.join("");
  });
}
