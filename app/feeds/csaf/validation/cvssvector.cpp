// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/cvssvector.h"

namespace Patchwijzer::CsafCheck {
namespace {

// CVSS v2 guide, section 3.2.
constexpr CvssValue accessVector2[]{{"L", "LOCAL", .395}, {"A", "ADJACENT_NETWORK", .646}, {"N", "NETWORK", 1}};
constexpr CvssValue complexity2[]{{"H", "HIGH", .35}, {"M", "MEDIUM", .61}, {"L", "LOW", .71}};
constexpr CvssValue authentication2[]{{"M", "MULTIPLE", .45}, {"S", "SINGLE", .56}, {"N", "NONE", .704}};
constexpr CvssValue impact2[]{{"N", "NONE", 0}, {"P", "PARTIAL", .275}, {"C", "COMPLETE", .66}};
constexpr CvssValue exploitability2[]{{"U", "UNPROVEN", .85},
                                      {"POC", "PROOF_OF_CONCEPT", .9},
                                      {"F", "FUNCTIONAL", .95},
                                      {"H", "HIGH", 1},
                                      {"ND", "NOT_DEFINED", 1}};
constexpr CvssValue remediation2[]{{"OF", "OFFICIAL_FIX", .87},
                                   {"TF", "TEMPORARY_FIX", .9},
                                   {"W", "WORKAROUND", .95},
                                   {"U", "UNAVAILABLE", 1},
                                   {"ND", "NOT_DEFINED", 1}};
constexpr CvssValue confidence2[]{
    {"UC", "UNCONFIRMED", .9}, {"UR", "UNCORROBORATED", .95}, {"C", "CONFIRMED", 1}, {"ND", "NOT_DEFINED", 1}};
constexpr CvssValue damage2[]{{"N", "NONE", 0},          {"L", "LOW", .1},  {"LM", "LOW_MEDIUM", .3},
                              {"MH", "MEDIUM_HIGH", .4}, {"H", "HIGH", .5}, {"ND", "NOT_DEFINED", 0}};
constexpr CvssValue distribution2[]{
    {"N", "NONE", 0}, {"L", "LOW", .25}, {"M", "MEDIUM", .75}, {"H", "HIGH", 1}, {"ND", "NOT_DEFINED", 1}};
constexpr CvssValue requirement2[]{{"L", "LOW", .5}, {"M", "MEDIUM", 1}, {"H", "HIGH", 1.51}, {"ND", "NOT_DEFINED", 1}};

constexpr CvssMetric metrics2[]{
    {"AV", "accessVector", accessVector2, true},
    {"AC", "accessComplexity", complexity2, true},
    {"Au", "authentication", authentication2, true},
    {"C", "confidentialityImpact", impact2, true},
    {"I", "integrityImpact", impact2, true},
    {"A", "availabilityImpact", impact2, true},
    {"E", "exploitability", exploitability2, false},
    {"RL", "remediationLevel", remediation2, false},
    {"RC", "reportConfidence", confidence2, false},
    {"CDP", "collateralDamagePotential", damage2, false},
    {"TD", "targetDistribution", distribution2, false},
    {"CR", "confidentialityRequirement", requirement2, false},
    {"IR", "integrityRequirement", requirement2, false},
    {"AR", "availabilityRequirement", requirement2, false},
};

// CVSS v3.1 specification, section 7.4. The modified metrics have the not-defined value in front of the others.
constexpr CvssValue attackVector3[]{{"X", "NOT_DEFINED", 0},
                                    {"N", "NETWORK", .85},
                                    {"A", "ADJACENT_NETWORK", .62},
                                    {"L", "LOCAL", .55},
                                    {"P", "PHYSICAL", .2}};
constexpr CvssValue complexity3[]{{"X", "NOT_DEFINED", 0}, {"L", "LOW", .77}, {"H", "HIGH", .44}};
constexpr CvssValue privileges3[]{{"X", "NOT_DEFINED", 0}, {"N", "NONE", .85}, {"L", "LOW", .62}, {"H", "HIGH", .27}};
constexpr CvssValue interaction3[]{{"X", "NOT_DEFINED", 0}, {"N", "NONE", .85}, {"R", "REQUIRED", .62}};
constexpr CvssValue scope3[]{{"X", "NOT_DEFINED", 0}, {"U", "UNCHANGED", 0}, {"C", "CHANGED", 1}};
constexpr CvssValue impact3[]{{"X", "NOT_DEFINED", 0}, {"H", "HIGH", .56}, {"L", "LOW", .22}, {"N", "NONE", 0}};
constexpr CvssValue maturity3[]{{"X", "NOT_DEFINED", 1},
                                {"U", "UNPROVEN", .91},
                                {"P", "PROOF_OF_CONCEPT", .94},
                                {"F", "FUNCTIONAL", .97},
                                {"H", "HIGH", 1}};
constexpr CvssValue remediation3[]{{"X", "NOT_DEFINED", 1},
                                   {"O", "OFFICIAL_FIX", .95},
                                   {"T", "TEMPORARY_FIX", .96},
                                   {"W", "WORKAROUND", .97},
                                   {"U", "UNAVAILABLE", 1}};
constexpr CvssValue confidence3[]{
    {"X", "NOT_DEFINED", 1}, {"U", "UNKNOWN", .92}, {"R", "REASONABLE", .96}, {"C", "CONFIRMED", 1}};
constexpr CvssValue requirement3[]{{"X", "NOT_DEFINED", 1}, {"L", "LOW", .5}, {"M", "MEDIUM", 1}, {"H", "HIGH", 1.5}};

constexpr std::span<const CvssValue> defined(std::span<const CvssValue> values)
{
    return values.subspan(1);
}

constexpr CvssMetric metrics3[]{
    {"AV", "attackVector", defined(attackVector3), true},
    {"AC", "attackComplexity", defined(complexity3), true},
    {"PR", "privilegesRequired", defined(privileges3), true},
    {"UI", "userInteraction", defined(interaction3), true},
    {"S", "scope", defined(scope3), true},
    {"C", "confidentialityImpact", defined(impact3), true},
    {"I", "integrityImpact", defined(impact3), true},
    {"A", "availabilityImpact", defined(impact3), true},
    {"E", "exploitCodeMaturity", maturity3, false},
    {"RL", "remediationLevel", remediation3, false},
    {"RC", "reportConfidence", confidence3, false},
    {"CR", "confidentialityRequirement", requirement3, false},
    {"IR", "integrityRequirement", requirement3, false},
    {"AR", "availabilityRequirement", requirement3, false},
    {"MAV", "modifiedAttackVector", attackVector3, false},
    {"MAC", "modifiedAttackComplexity", complexity3, false},
    {"MPR", "modifiedPrivilegesRequired", privileges3, false},
    {"MUI", "modifiedUserInteraction", interaction3, false},
    {"MS", "modifiedScope", scope3, false},
    {"MC", "modifiedConfidentialityImpact", impact3, false},
    {"MI", "modifiedIntegrityImpact", impact3, false},
    {"MA", "modifiedAvailabilityImpact", impact3, false},
};
static_assert(std::size(metrics3) <= CvssVector::maxMetrics && std::size(metrics2) <= CvssVector::maxMetrics);

/** Puts one "AV:N" where it belongs; false when there is no such metric or value. */
bool readPart(std::string_view part, CvssVector *vector)
{
    const auto colon = part.find(':');
    if (colon == std::string_view::npos)
        return false;
    const auto metrics = cvssMetrics(vector->version);
    for (size_t i = 0; i < metrics.size(); ++i) {
        if (metrics[i].letter != part.substr(0, colon))
            continue;
        for (const auto &value : metrics[i].values) {
            if (value.letter != part.substr(colon + 1))
                continue;
            if (vector->values[i] != nullptr)
                vector->complete = false;
            vector->values[i] = &value;
            return true;
        }
    }
    return false;
}

} // namespace

std::span<const CvssMetric> cvssMetrics(CvssVersion version)
{
    return version == CvssVersion::V20 ? std::span<const CvssMetric>(metrics2) : std::span<const CvssMetric>(metrics3);
}

const CvssValue *CvssVector::value(std::string_view letter) const
{
    const auto metrics = cvssMetrics(version);
    for (size_t i = 0; i < metrics.size(); ++i) {
        if (metrics[i].letter == letter)
            return values[i];
    }
    return nullptr;
}

std::optional<CvssVector> parseCvssVector(std::string_view text, CvssVersion version)
{
    constexpr size_t longestSane = 512;
    if (text.empty() || text.size() > longestSane)
        return {};
    if (version != CvssVersion::V20) {
        const std::string_view prefix = version == CvssVersion::V30 ? "CVSS:3.0/" : "CVSS:3.1/";
        if (!text.starts_with(prefix))
            return {};
        text.remove_prefix(prefix.size());
    }
    CvssVector vector;
    vector.version = version;
    for (bool more = true; more;) {
        const auto slash = text.find('/');
        if (!readPart(text.substr(0, slash), &vector))
            return {};
        more = slash != std::string_view::npos;
        text.remove_prefix(more ? slash + 1 : text.size());
    }
    const auto metrics = cvssMetrics(version);
    for (size_t i = 0; i < metrics.size(); ++i) {
        if (metrics[i].mandatory && vector.values[i] == nullptr)
            vector.complete = false;
    }
    return vector;
}

} // namespace Patchwijzer::CsafCheck
