// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/cvssobject.h"
#include "feeds/csaf/validation/mandatorytests.h"

#include <QByteArray>

#include <array>
#include <cmath>
#include <string>

namespace Patchwijzer::CsafCheck {
namespace {

struct ScoreKind {
    std::string_view score;
    std::string_view severity;
    double CvssScores::*value;
};
constexpr std::array kinds{
    ScoreKind{"baseScore", "baseSeverity", &CvssScores::base},
    ScoreKind{"temporalScore", "temporalSeverity", &CvssScores::temporal},
    ScoreKind{"environmentalScore", "environmentalSeverity", &CvssScores::environmental},
};

/** The vector goes first; what it leaves out may stand in a property. */
void fillFromProperties(const CvssFields &cvss, CvssVector *vector)
{
    const auto metrics = cvssMetrics(vector->version);
    for (size_t i = 0; i < metrics.size(); ++i) {
        if (vector->values[i] != nullptr || metrics[i].mandatory)
            continue;
        const auto given = cvss.text(metrics[i].property);
        for (const auto &value : metrics[i].values) {
            if (value.word == given)
                vector->values[i] = &value;
        }
    }
}

void checkScore(const CvssFields &cvss, std::string_view name, std::array<double, 2> right, Report *report)
{
    const auto *given = cvss.find(name);
    if (given == nullptr || given->kind != CvssProperty::Kind::Number)
        return;
    constexpr double hair = 1e-6;
    if (std::abs(given->number - right[0]) > hair && std::abs(given->number - right[1]) > hair)
        report->fail(cvss.at, "the vector gives another score",
                     std::string(name) + " should be " + QByteArray::number(right[0]).toStdString());
}

void checkSeverity(const CvssFields &cvss, std::string_view name, std::array<double, 2> right, Report *report)
{
    const auto given = cvss.text(name);
    if (!given.empty() && given != cvssSeverity(right[0]) && given != cvssSeverity(right[1]))
        report->fail(cvss.at, "the vector gives another severity",
                     std::string(name) + " should be " + std::string(cvssSeverity(right[0])));
}

} // namespace

void invalidCvssComputation(const Document &document, Report &report)
{
    eachCvss(document, [&](const CvssFields &cvss) {
        auto vector = vectorOf(cvss);
        if (!vector)
            return; // 6.1.8 speaks of it.
        fillFromProperties(cvss, &*vector);
        if (!vector->complete) {
            report.fail(cvss.at, "the vector lacks a metric or has one twice, so there is no score to compare with");
            return;
        }
        const auto scores = cvssScores(*vector);
        for (const auto &kind : kinds) {
            checkScore(cvss, kind.score, {scores[0].*kind.value, scores[1].*kind.value}, &report);
            // The second version has no severities.
            if (!cvss.isVersion2)
                checkSeverity(cvss, kind.severity, {scores[0].*kind.value, scores[1].*kind.value}, &report);
        }
    });
}

} // namespace Patchwijzer::CsafCheck
