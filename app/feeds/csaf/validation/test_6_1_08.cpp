// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/cvssobject.h"
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>
#include <array>

namespace Patchwijzer::CsafCheck {
namespace {

constexpr std::array<std::string_view, 5> severities{"NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL"};

void checkRequired(const CvssFields &cvss, Report *report)
{
    for (const std::string_view name : {"vectorString", "baseScore"}) {
        if (cvss.find(name) == nullptr)
            report->fail(cvss.at, "a required property is missing", name);
    }
    if (!cvss.isVersion2 && cvss.find("baseSeverity") == nullptr)
        report->fail(cvss.at, "a required property is missing", "baseSeverity");
}

bool isAllowed(const CvssProperty &property, CvssVersion version)
{
    using Kind = CvssProperty::Kind;
    const auto name = property.name;
    if (name == "baseScore" || name == "temporalScore" || name == "environmentalScore")
        return property.kind == Kind::Number && property.number >= 0 && property.number <= 10;
    if (name == "vectorString")
        return property.kind == Kind::Text;
    const bool isSeverity = name == "baseSeverity" || name == "temporalSeverity" || name == "environmentalSeverity";
    if (isSeverity && version != CvssVersion::V20)
        return property.kind == Kind::Text
            && std::find(severities.begin(), severities.end(), property.text) != severities.end();
    for (const auto &metric : cvssMetrics(version)) {
        if (metric.property == name)
            return property.kind == Kind::Text
                && std::any_of(metric.values.begin(), metric.values.end(),
                               [&](const CvssValue &value) { return value.word == property.text; });
    }
    return true;
}

} // namespace

void invalidCvss(const Document &document, Report &report)
{
    eachCvss(document, [&](const CvssFields &cvss) {
        if (!cvss.isObject) {
            report.fail(cvss.at, "the score is not an object");
            return;
        }
        const auto version = versionOf(cvss);
        if (!version) {
            report.fail(cvss.at, "the version is missing, or not one of this score");
            return;
        }
        checkRequired(cvss, &report);
        const auto vector = cvss.text("vectorString");
        if (!vector.empty() && !parseCvssVector(vector, *version))
            report.fail(cvss.at, "not a vector of this version", vector);
        for (const auto &property : cvss.properties) {
            if (!isAllowed(property, *version))
                report.fail(cvss.at, "not a value this property may have", property.name);
        }
    });
}

} // namespace Patchwijzer::CsafCheck
