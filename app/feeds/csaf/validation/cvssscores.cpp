// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/cvssvector.h"

#include <algorithm>
#include <cmath>

namespace Patchwijzer::CsafCheck {
namespace {

using Rounding = double (*)(double);

/** The smallest number with one decimal that is not below @p score. @see CVSS v3.1 specification, appendix A */
double roundUp31(double score)
{
    const long long hundredThousandths = std::llround(score * 100'000);
    const long long tenths = hundredThousandths / 10'000 + (hundredThousandths % 10'000 != 0 ? 1 : 0);
    return double(tenths) / 10;
}

double roundUp30(double score)
{
    return std::ceil(score * 10) / 10;
}

// Halves: in binary it is chance on which side of them a product of weights ends up.
constexpr double hair = 1e-7;

double roundHalfUp(double score)
{
    return std::floor(score * 10 + 0.5 + hair) / 10;
}

double roundHalfDown(double score)
{
    return std::floor(score * 10 + 0.5 - hair) / 10;
}

double weight(const CvssVector &vector, std::string_view letter, double undefined = 1)
{
    const auto *value = vector.value(letter);
    return value == nullptr ? undefined : value->weight;
}

/** @see CVSS v2 guide, section 3.2 */
CvssScores scores2(const CvssVector &vector, Rounding rounded)
{
    const double exploitability = 20 * weight(vector, "AV") * weight(vector, "AC") * weight(vector, "Au");
    const auto baseOf = [&](double impact) {
        return rounded((0.6 * impact + 0.4 * exploitability - 1.5) * (impact == 0 ? 0 : 1.176));
    };
    const auto temporalOf = [&](double base) {
        return rounded(base * weight(vector, "E") * weight(vector, "RL") * weight(vector, "RC"));
    };
    const auto left = [&](std::string_view impact, double requirement) {
        return 1 - weight(vector, impact) * requirement;
    };
    CvssScores scores;
    scores.base = baseOf(10.41 * (1 - left("C", 1) * left("I", 1) * left("A", 1)));
    scores.temporal = temporalOf(scores.base);
    const double adjusted = std::min(
        10.0,
        10.41
            * (1
               - left("C", weight(vector, "CR")) * left("I", weight(vector, "IR")) * left("A", weight(vector, "AR"))));
    const double temporal = temporalOf(baseOf(adjusted));
    scores.environmental = rounded((temporal + (10 - temporal) * weight(vector, "CDP", 0)) * weight(vector, "TD"));
    return scores;
}

/** The value of a modified metric, or of the metric it modifies. */
const CvssValue *modified(const CvssVector &vector, std::string_view modifiedLetter)
{
    const auto *value = vector.value(modifiedLetter);
    return value == nullptr || value->letter == "X" ? vector.value(modifiedLetter.substr(1)) : value;
}

double privileges(const CvssValue *value, bool scopeChanged)
{
    if (scopeChanged && value->letter == "L")
        return 0.68;
    return scopeChanged && value->letter == "H" ? 0.5 : value->weight;
}

double combined3(double impact, double exploitability, bool scopeChanged, Rounding rounded)
{
    if (impact <= 0)
        return 0;
    return rounded(std::min(10.0, (scopeChanged ? 1.08 : 1.0) * (impact + exploitability)));
}

/** @see CVSS v3.0 and v3.1 specification, sections 7.1 to 7.3 (8.1 to 8.3 in v3.0) */
CvssScores scores3(const CvssVector &vector, Rounding rounded)
{
    const bool changed = vector.value("S")->letter == "C";
    const double sub = 1 - (1 - weight(vector, "C")) * (1 - weight(vector, "I")) * (1 - weight(vector, "A"));
    const double impact = changed ? 7.52 * (sub - 0.029) - 3.25 * std::pow(sub - 0.02, 15) : 6.42 * sub;
    const double exploitability = 8.22 * weight(vector, "AV") * weight(vector, "AC")
        * privileges(vector.value("PR"), changed) * weight(vector, "UI");
    CvssScores scores;
    scores.base = combined3(impact, exploitability, changed, rounded);
    const double temporal = weight(vector, "E") * weight(vector, "RL") * weight(vector, "RC");
    scores.temporal = rounded(scores.base * temporal);

    const bool changed2 = modified(vector, "MS")->letter == "C";
    const auto left = [&](std::string_view letter, std::string_view requirement) {
        return 1 - modified(vector, letter)->weight * weight(vector, requirement);
    };
    const double sub2 = std::min(0.915, 1 - left("MC", "CR") * left("MI", "IR") * left("MA", "AR"));
    const double last =
        vector.version == CvssVersion::V31 ? std::pow(sub2 * 0.9731 - 0.02, 13) : std::pow(sub2 - 0.02, 15);
    const double impact2 = changed2 ? 7.52 * (sub2 - 0.029) - 3.25 * last : 6.42 * sub2;
    const double exploitability2 = 8.22 * modified(vector, "MAV")->weight * modified(vector, "MAC")->weight
        * privileges(modified(vector, "MPR"), changed2) * modified(vector, "MUI")->weight;
    scores.environmental = rounded(combined3(impact2, exploitability2, changed2, rounded) * temporal);
    return scores;
}

} // namespace

std::array<CvssScores, 2> cvssScores(const CvssVector &vector)
{
    if (vector.version == CvssVersion::V20)
        return {scores2(vector, roundHalfUp), scores2(vector, roundHalfDown)};
    const auto careful = scores3(vector, roundUp31);
    // 3.0 left it to chance what becomes of 4.000000000000001; calculators differ, so both are right.
    return {careful, vector.version == CvssVersion::V30 ? scores3(vector, roundUp30) : careful};
}

std::string_view cvssSeverity(double score)
{
    if (score < 0.05)
        return "NONE";
    if (score < 3.95)
        return "LOW";
    if (score < 6.95)
        return "MEDIUM";
    return score < 8.95 ? "HIGH" : "CRITICAL";
}

} // namespace Patchwijzer::CsafCheck
