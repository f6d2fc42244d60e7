// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/windows/windowslifecycle.h"

#include "core/windowsrelease.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr int firstWindows10 = 10240;
constexpr int firstWindows11 = 22000;

QList<QString> serverNames(const WindowsFacts &facts)
{
    switch (facts.build) {
    case 3790:
        return {u"2003-sp%1"_s.arg(facts.servicePack.right(1)), u"2003"_s};
    case 6001:
        return {u"2008"_s};
    case 6002:
    case 6003:
        return {u"2008-sp2"_s, u"2008"_s};
    case 7600:
        return {u"2008-r2"_s};
    case 7601:
        return {u"2008-r2-sp1"_s, u"2008-r2"_s};
    case 9200:
        return {u"2012"_s};
    case 9600:
        return {u"2012-r2"_s};
    case 14393:
        return {u"2016"_s};
    case 17763:
        return {u"2019"_s};
    case 20348:
        return {u"2022"_s};
    case 26100:
        return {u"2025"_s};
    default:
        return {facts.displayVersion.toLower() + u"-ac"_s, facts.displayVersion.toLower() + u"-sac"_s};
    }
}

QList<QString> oldClientNames(int build)
{
    switch (build) {
    case 2600:
        return {u"5-sp3"_s};
    case 6002:
        return {u"6-sp2"_s};
    case 7601:
        return {u"7-sp1"_s};
    case 9200:
        return {u"8"_s};
    case 9600:
        return {u"8.1"_s};
    default:
        return {};
    }
}

/** All that may be meant, the right one first; of an unknown edition all the usual ones. */
QList<QString> clientNames(const WindowsFacts &facts, const QString &edition)
{
    if (facts.build < firstWindows10)
        return oldClientNames(facts.build);
    const auto base = (facts.build >= firstWindows11 ? u"11-"_s : u"10-"_s) + facts.displayVersion.toLower();
    if (edition.startsWith("IoTEnterpriseS"_L1))
        return {base + u"-iot-lts"_s, base + u"-e-lts"_s};
    if (edition == "EnterpriseS"_L1 || edition == "EnterpriseSN"_L1 || edition == "EnterpriseSEval"_L1)
        return {base + u"-e-lts"_s};
    const bool firm = edition.startsWith("Enterprise"_L1) || edition.startsWith("Education"_L1)
        || edition.startsWith("IoTEnterprise"_L1) || edition == "ServerRdsh"_L1;
    if (firm || edition.isEmpty())
        return {base + u"-e"_s, base};
    return {base + u"-w"_s, base};
}

} // namespace

QString windowsLifecycleName(const WindowsRelease &release)
{
    const auto facts = windowsFactsOf(release.advisoryName);
    return !facts ? QString() : facts->server ? u"windows-server"_s : u"windows"_s;
}

std::optional<WindowsSupport> windowsSupportOf(const WindowsRelease &release, const QList<ProductLifecycle> &lifecycles)
{
    const auto facts = windowsFactsOf(release.advisoryName);
    if (!facts)
        return {};
    const auto product = windowsLifecycleName(release);
    const auto lifecycle = std::find_if(lifecycles.begin(), lifecycles.end(),
                                        [&](const ProductLifecycle &one) { return one.name == product; });
    if (lifecycle == lifecycles.end())
        return {};
    const auto names = facts->server ? serverNames(*facts) : clientNames(*facts, release.edition);
    for (const auto &name : names) {
        const auto &releases = lifecycle->releases;
        const auto found =
            std::find_if(releases.begin(), releases.end(), [&](const ProductRelease &one) { return one.name == name; });
        if (found != releases.end())
            return WindowsSupport{product + u' ' + name, found->security.lastDay, found->extended.lastDay};
    }
    return {};
}

} // namespace Patchwijzer
