# Reference values of src/lib/core/stats/golden-comparison.ts, from R's own distributions and the published formulas
# (FunnelPlotR 0.5, NHSRplotthedots 0.2, epiR, PHEindicatormethods), written out here so that base R is enough.
# Rscript tools/golden/stats.R > src/lib/core/stats/golden-comparison.ts

num <- function(x) ifelse(is.infinite(x), "Infinity", sprintf("%.17g", x + 0))
row <- function(...) paste0("  [", paste(num(c(...)), collapse = ", "), "]")
table <- function(name, note, rows) {
  cat("\n/** ", note, " */\n", sep = "")
  cat("export const ", name, ": readonly (readonly number[])[] = [\n", paste(rows, collapse = ",\n"), "\n];\n", sep = "")
}
cat("/** Made by tools/golden/stats.R with R ", as.character(getRversion()), ". */\n", sep = "")

g <- expand.grid(p = c(0.001, 0.025, 0.5, 0.975, 0.999), mean = c(0.3, 4, 37.5, 812, 25000))
table("QPOIS", "p, mean, qpois(p, mean), ppois of it", mapply(function(p, m) row(p, m, qpois(p, m), ppois(qpois(p, m), m)), g$p, g$mean))
g <- expand.grid(p = c(0.001, 0.025, 0.975, 0.999), n = c(7, 60, 5000, 200000), chance = c(0.004, 0.11, 0.5))
table("QBINOM", "p, n, chance, qbinom(p, n, chance), pbinom of it",
  mapply(function(p, n, c) row(p, n, c, qbinom(p, n, c), pbinom(qbinom(p, n, c), n, c)), g$p, g$n, g$chance))
table("QNORM", "p, qnorm(p)", sapply(c(0.001, 0.025, 0.2, 0.5, 0.9, 0.975, 0.999, 0.9999), function(p) row(p, qnorm(p))))
g <- expand.grid(p = c(0.025, 0.5, 0.975), shape = c(0.7, 3.25, 480.5), rate = c(0.5, 1200))
table("QGAMMA", "p, shape, rate, qgamma(p, shape, rate)",
  mapply(function(p, s, r) row(p, s, r, qgamma(p, s, r)), g$p, g$shape, g$rate))

# Six agencies: events and bases.
count <- c(12, 90, 31, 0, 230, 55); base <- c(1500, 4200, 3100, 240, 9000, 5100)
cat("\nexport const COUNTS = [", paste(count, collapse = ", "), "];\nexport const BASES = [", paste(base, collapse = ", "), "];\n", sep = "")
target <- sum(count) / sum(base); e <- base * target
spi <- function(p, n, q) { k <- qbinom(p, n, q); a <- (pbinom(k, n, q) - p) / dbinom(k, n, q); min(max(k - a, 0), n) / n }
levels <- c(0.95, 0.998)
exact <- function(level) { a <- (1 - level) / 2
  cbind(qchisq(1 - a, 2 * e, lower.tail = FALSE) / 2 / e, qchisq(a, 2 * (e + 1), lower.tail = FALSE) / 2 / e) * target }
share <- function(level) { a <- (1 - level) / 2; t(sapply(base, function(n) c(spi(a, n, target), spi(1 - a, n, target)))) }
table("EXACT_LIMITS", "Poisson: 95 % lower and upper, 99.8 % lower and upper of each agency; then binomial",
  sapply(1:6, function(i) row(exact(.95)[i, ], exact(.998)[i, ], share(.95)[i, ], share(.998)[i, ])))

wins <- function(z) { q <- quantile(z, c(0.1, 0.9)); pmin(pmax(z, q[1]), q[2]) }
tau <- function(n, phi, S) if (n * phi < n - 1) 0 else max(0, (n * phi - (n - 1)) / (sum(1 / S^2) - sum((1 / S^2)^2) / sum(1 / S^2)))
sr_y <- sqrt(count / e); sr_s <- 1 / (2 * sqrt(e)); sr_z <- (sr_y - 1) / sr_s
pr_y <- asin(sqrt(count / base)); pr_s <- 1 / (2 * sqrt(base)); pr_z <- (pr_y - asin(sqrt(target))) / pr_s
spread <- function(z, s) { w <- wins(z); phi <- sum(w^2) / 6; c(phi, tau(6, phi, s)) }
sr <- spread(sr_z, sr_s); pr <- spread(pr_z, pr_s)
table("Z", "z of each agency: type SR (square root), type PR (arcsine)", sapply(1:6, function(i) row(sr_z[i], pr_z[i])))
table("SPREAD", "phi and tau2: type SR, on the scale of count / expected; type PR", c(row(sr), row(pr)))
table("WIDENED", "95 % limits with overdispersion: SR back from square roots, times the target; PR back from arcsines",
  sapply(1:6, function(i) { z <- qnorm(0.975)
    row(pmax(0, 1 + c(-1, 1) * z * sqrt(sr_s[i]^2 + sr[2]))^2 * target,
        sin(pmax(0, asin(sqrt(target)) + c(-1, 1) * z * sqrt(pr_s[i]^2 + pr[2])))^2) }))

# Empirical Bayes by moments, as epiR::epi.empbayes.
g_mean <- target; s2 <- sum(base * (count / base - g_mean)^2) / sum(base); a <- s2 - g_mean / (sum(base) / 6)
beta <- g_mean / a
table("SHRUNK", "value, weight, 95 % lower and upper of each agency", sapply(1:6, function(i)
  row((count[i] + g_mean * beta) / (base[i] + beta), a / (a + g_mean / base[i]),
      qgamma(c(0.025, 0.975), count[i] + g_mean * beta, base[i] + beta))))

byar <- function(o, z) c(if (o == 0) 0 else o * (1 - 1 / (9 * o) - z / (3 * sqrt(o)))^3, (o + 1) * (1 - 1 / (9 * (o + 1)) + z / (3 * sqrt(o + 1)))^3)
table("BYAR", "k, 95 % lower and upper", sapply(c(0, 1, 7, 120), function(k) row(k, byar(k, qnorm(0.975)))))

wilson <- function(k, n) suppressWarnings(prop.test(k, n, correct = FALSE)$conf.int)
pairs <- list(c(56, 70, 48, 80), c(0, 40, 9, 55), c(120, 9000, 180, 8000), c(10, 10, 0, 20))
table("WILSON", "k, n, lower and upper of prop.test(correct = FALSE)",
  sapply(list(c(0, 12), c(3, 12), c(12, 12), c(512, 90000)), function(x) row(x, wilson(x[1], x[2]))))
table("NEWCOMBE", "k1, n1, k2, n2, difference, lower and upper by method 10", sapply(pairs, function(x) {
  a <- wilson(x[1], x[2]); b <- wilson(x[3], x[4]); p <- x[1] / x[2]; q <- x[3] / x[4]
  row(x, p - q, p - q - sqrt((p - a[1])^2 + (b[2] - q)^2), p - q + sqrt((a[2] - p)^2 + (q - b[1])^2)) }))
table("RATE_RATIO", "k1, base1, k2, base2, ratio, lower and upper of poisson.test", sapply(
  list(c(11, 800, 23, 1011), c(0, 50, 4, 90), c(400, 20000, 310, 21000), c(6, 100, 0, 120)), function(x) {
  t <- poisson.test(x[c(1, 3)], x[c(2, 4)]); row(x, t$estimate, t$conf.int) }))

# Strata: unit, stratum, count, base.
s <- rbind(c(1, 1, 5, 400), c(1, 2, 30, 600), c(2, 1, 14, 900), c(2, 2, 4, 150), c(3, 1, 0, 80), c(3, 2, 21, 300))
rates <- tapply(s[, 3], s[, 2], sum) / tapply(s[, 4], s[, 2], sum)
ex <- tapply(s[, 4] * rates[s[, 2]], s[, 1], sum); ob <- tapply(s[, 3], s[, 1], sum)
table("STRATA", "unit, stratum, count, base", apply(s, 1, function(x) row(x)))
table("STANDARDISED", "count, expected, ratio, exact 95 % lower and upper of each unit",
  sapply(1:3, function(i) row(ob[i], ex[i], ob[i] / ex[i], poisson.test(ob[i])$conf.int / ex[i])))

x <- c(31, 35, 28, 33, 30, 90, 36, 29, 34, 32, 27, 38)
mr <- abs(diff(x)); kept <- mr[mr <= 3.267 * mean(mr)]
cat("\nexport const SERIES = [", paste(x, collapse = ", "), "];\n", sep = "")
table("XMR", "mean, lower and upper, moving ranges screened", row(mean(x), mean(x) - 2.66 * mean(kept), mean(x) + 2.66 * mean(kept)))
table("U_CHART", "lower and upper of each agency", sapply(1:6, function(i)
  row(max(0, target - 3 * sqrt(target / base[i])), target + 3 * sqrt(target / base[i]))))
