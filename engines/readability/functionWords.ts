/**
 * Adverbs and conjunctions of plain written Chinese, our own list: what the second measure of Xu, Yao and Chen (2021)
 * counts. Degree, scope, time, manner and negation; then what joins clauses. One word, one space.
 */
const adverbs = `
很 太 极 更 最 十分 非常 特别 尤其 格外 相当 比较 较 较为 更加 越发 愈加 极其 极为 颇 稍 稍微 略 略微 过于 几乎 至少 最多
都 全 均 皆 总 总共 一共 共 仅 仅仅 只 只是 只有 唯独 单单 一概 一律 统统 分别 各自 一起 一同 共同 互相 相互
正 正在 已 已经 曾 曾经 刚 刚刚 将 将要 即将 就 便 才 再 又 还 也 仍 仍然 依然 依旧 一直 始终 从来 永远 往往 常 常常 经常
通常 时常 偶尔 有时 随时 及时 立即 立刻 马上 随即 随后 最终 终于 首先 其次 然后 最后 同时 先 后来 不断 逐步 逐渐 渐渐 重新 反复 再次
不 没 没有 未 未必 并未 并非 别 勿 无须 不必 未曾 尚未
大概 大约 约 也许 或许 可能 必 必须 必定 必然 一定 确实 的确 其实 实际上 事实上 毕竟 究竟 到底 显然 当然 果然 居然 竟 竟然 甚至
尽量 尽可能 主要 基本 基本上 大致 一般 原则上 直接 间接 自动 主动 单独 另外 另 尚 亦 即 甚 颇为 进而 从而 由此
`;
const conjunctions = `
和 与 及 以及 并 并且 而 而且 且 或 或者 还是 要么 不但 不仅 不只 不光 何况 况且 此外 除此之外
但 但是 可是 然而 不过 却 只不过 反而 反之 尽管 虽 虽然 即使 即便 纵然 哪怕 无论 不论 不管
因 因为 由于 既 既然 所以 因此 因而 故 于是 以致 以至 以便 以免 为了
如 如果 若 若是 假如 假使 倘若 要是 只要 除非 否则 不然 一旦 万一
例如 比如 譬如 即是 也就是说 换言之 总之 综上 相应 与此同时 一方面 另一方面
`;
const listed = (text: string): readonly string[] => text.trim().split(/\s+/u);

export const functionWords: ReadonlySet<string> = new Set([...listed(adverbs), ...listed(conjunctions)]);
