/** The part of jstat 1.9.6 used here; the package ships no types. */
declare module 'jstat' {
  interface JStat {
    chisquare: { inv(p: number, df: number): number };
    beta: { inv(p: number, alpha: number, beta: number): number };
    gammaln(x: number): number;
  }
  const jstat: { jStat: JStat };
  export default jstat;
}
