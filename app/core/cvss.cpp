// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cvss.h"

#include <QList>
#include <QString>

#include <array>
#include <string_view>

namespace Patchwijzer {
namespace {

struct MetricRule {
    QStringView name;
    std::string_view values;
    char CvssMetrics::*field;
};

constexpr std::array version3{
    MetricRule{u"AV", "NALP", &CvssMetrics::attackVector},  MetricRule{u"AC", "LH", &CvssMetrics::complexity},
    MetricRule{u"PR", "NLH", &CvssMetrics::privileges},     MetricRule{u"UI", "NR", &CvssMetrics::interaction},
    MetricRule{u"C", "HLN", &CvssMetrics::confidentiality}, MetricRule{u"I", "HLN", &CvssMetrics::integrity},
    MetricRule{u"A", "HLN", &CvssMetrics::availability},
};

constexpr std::array version4{
    MetricRule{u"AV", "NALP", &CvssMetrics::attackVector}, MetricRule{u"AC", "LH", &CvssMetrics::complexity},
    MetricRule{u"AT", "NP", &CvssMetrics::requirements},   MetricRule{u"PR", "NLH", &CvssMetrics::privileges},
    MetricRule{u"UI", "NPA", &CvssMetrics::interaction},   MetricRule{u"VC", "HLN", &CvssMetrics::confidentiality},
    MetricRule{u"VI", "HLN", &CvssMetrics::integrity},     MetricRule{u"VA", "HLN", &CvssMetrics::availability},
};

template<typename Rules>
std::optional<CvssMetrics> readMetrics(const QList<QStringView> &items, const Rules &rules)
{
    CvssMetrics metrics;
    for (const auto item : items) {
        const auto colon = item.indexOf(u':');
        if (colon < 1 || colon + 1 == item.size())
            return {};
        const auto name = item.left(colon);
        const auto value = item.sliced(colon + 1);
        for (const MetricRule &rule : rules) {
            if (rule.name != name)
                continue;
            const char letter = value.size() == 1 ? value.front().toLatin1() : '\0';
            if (letter == '\0' || rule.values.find(letter) == std::string_view::npos || metrics.*rule.field != 0)
                return {};
            metrics.*rule.field = letter;
        }
    }
    return metrics;
}

} // namespace

std::optional<CvssMetrics> parseCvss(QStringView vector)
{
    constexpr qsizetype longestSane = 512;
    if (vector.size() > longestSane)
        return {};
    auto items = vector.split(u'/');
    const auto version = items.takeFirst();
    if (version == u"CVSS:3.1" || version == u"CVSS:3.0")
        return readMetrics(items, version3);
    if (version == u"CVSS:4.0")
        return readMetrics(items, version4);
    return {};
}

} // namespace Patchwijzer
