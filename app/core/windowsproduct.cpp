// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/windowsproduct.h"

#include "core/windowsrelease.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxName = 300; // The longest seen has 120.

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

/** Puts " for x64-based Systems" where Microsoft writes it: before the service pack and the kind of installation. */
QString withPlatform(const QString &name, const QString &platform)
{
    static const auto wanted = pattern(u"^(32-bit|x64-based|ARM64-based|Itanium-based) Systems"_s);
    static const auto needed = pattern(u"^(Windows (7|8|8\\.1|10|11|Vista)\\b|Windows Server 2008\\b)"_s);
    static const auto tail = pattern(u"( Service Pack \\d| \\(Server Core)"_s);
    const bool fits = wanted.match(platform).hasMatch() && needed.match(name).hasMatch()
        && !name.contains(u" for "_s, Qt::CaseInsensitive);
    if (!fits)
        return name;
    const auto at = name.indexOf(tail);
    const auto words = u" for "_s + platform;
    return at < 0 ? name + words : name.first(at) + words + name.sliced(at);
}

/** What people at Microsoft wrote in one year and not in another. */
QString withoutSpellings(QString name)
{
    static const auto firstTen = pattern(u"^Windows 10 Version 1507\\b"_s);
    static const auto firstEleven = pattern(u"^Windows 11(?! version)"_s);
    static const auto thirdHalf = pattern(u"^(Windows 11 version 2)2H3\\b"_s);
    static const auto noComma = pattern(u"^Windows Server version "_s);
    static const auto arm = pattern(u" for ARM systems$"_s);
    static const auto azure = pattern(u"^(Windows Server 20(?:22|25))(?: Datacenter)?:? Azure Edition\\b"_s);
    static const auto extra = pattern(u"( - extra| \\(hotpatch\\))$"_s);
    if (name.startsWith("Microsoft Windows "_L1, Qt::CaseInsensitive)) {
        static const auto old = pattern(u"^Microsoft Windows (XP|2000|Server 2003|NT)\\b"_s);
        if (!old.match(name).hasMatch())
            name.remove(0, 10);
    }
    name.replace(firstTen, u"Windows 10"_s);
    name.replace(firstEleven, u"Windows 11 Version 21H2"_s);
    name.replace(thirdHalf, u"\\13H2"_s);
    name.replace(noComma, u"Windows Server, version "_s);
    if (name.startsWith("Windows 11"_L1, Qt::CaseInsensitive))
        name.replace(arm, u" for ARM64-based Systems"_s);
    name.replace(azure, u"\\1"_s);
    return name.remove(extra);
}

/** The name that WindowsRelease has for it; empty when it is no Windows. */
QString windowsName(const QString &text, const QString &platform)
{
    const auto name = withPlatform(withoutSpellings(text), platform);
    // Looking through all names takes a while, and most products are none of them.
    if (!name.startsWith("Windows "_L1, Qt::CaseInsensitive)
        && !name.startsWith("Microsoft Windows "_L1, Qt::CaseInsensitive))
        return {};
    const auto facts = windowsFactsOf(name);
    return facts ? windowsReleaseFrom(*facts).advisoryName : QString();
}

} // namespace

MicrosoftProduct microsoftProduct(QStringView name, QStringView platform)
{
    const auto text = name.first(qMin(name.size(), maxName)).toString().simplified();
    const auto systems = platform.first(qMin(platform.size(), maxName)).toString().simplified();
    MicrosoftProduct product;
    product.windows = windowsName(text, systems);
    if (!product.windows.isEmpty()) {
        product.name = product.windows;
        return product;
    }
    product.name = text;
    for (const auto joint : {" on "_L1, " installed on "_L1}) {
        const auto at = text.lastIndexOf(joint, -1, Qt::CaseInsensitive);
        if (at <= 0)
            continue;
        product.windows = windowsName(text.sliced(at + joint.size()), systems);
        if (product.windows.isEmpty())
            continue;
        product.component = text.first(at);
        if (product.component.endsWith(" installed"_L1, Qt::CaseInsensitive))
            product.component.chop(10);
        product.name = product.component + u" on "_s + product.windows;
        break;
    }
    // A browser of the system of which the record names its Windows as a platform.
    if (product.windows.isEmpty() && systems.startsWith("Windows "_L1)) {
        product.windows = windowsName(systems, {});
        if (!product.windows.isEmpty()) {
            product.component = text;
            product.name = text + u" on "_s + product.windows;
        }
    }
    return product;
}

QString microsoftProductName(QStringView name, QStringView platform)
{
    return microsoftProduct(name, platform).name;
}

QString microsoftProductFamily(QStringView name)
{
    static const auto tail =
        pattern(u"( for (x64|x86|32-bit|64-bit|ARM64)(-based)? (systems|editions)| \\((32|64)-bit editions?\\)"
                "| \\((GDR|QFE|CU ?\\d+)\\)| service pack \\d+| cumulative update \\d+"
                "| azure connect feature pack| (version )?\\(includes [^)]*\\)| installed on windows)$"_s);
    auto text = name.first(qMin(name.size(), maxName)).toString().simplified();
    for (;;) {
        const auto match = tail.match(text);
        if (!match.hasMatch() || match.capturedStart() == 0)
            return text;
        text = text.first(match.capturedStart()).trimmed();
    }
}

} // namespace Patchwijzer
