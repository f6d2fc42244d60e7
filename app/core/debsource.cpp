// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debsource.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** How a signed source writes the version of what it signed, for when Built-Using is missing. */
enum class VersionRule {
    PlusForDash,        ///< 6.1.128+1 is 6.1.128-1
    CountedPlusForDash, ///< 1+2.06+13+deb12u2 is 2.06-13+deb12u2
    AfterOwnVersion,    ///< Binary 1.51~1+deb12u1+16.1-2 of source 1.51~1+deb12u1 holds 16.1-2
    OwnWithoutCount,    ///< Ubuntu: 6.8.0-31.31+1 is 6.8.0-31.31
    OnlyBuiltUsing,
};

struct SignedSource {
    QStringView prefix;
    QStringView suffix;
    QStringView base; ///< What Built-Using names.
    VersionRule rule;
    bool onlyWithVersion = false; ///< Without a version of what was signed it may be another package of that name.
};

/** @see the signing templates in Debian's archive; the first row that fits wins, or the one Built-Using names. */
constexpr std::array signedSources{
    SignedSource{u"grub-efi-", u"-signed", u"grub2", VersionRule::CountedPlusForDash},
    SignedSource{u"shim-helpers-", u"-signed", u"shim", VersionRule::CountedPlusForDash},
    SignedSource{u"shim-signed", u"", u"shim", VersionRule::AfterOwnVersion},
    // Ubuntu's own, which are not named after the architecture.
    SignedSource{u"grub2-signed", u"", u"grub2-unsigned", VersionRule::AfterOwnVersion},
    SignedSource{u"grub2-signed", u"", u"grub2", VersionRule::AfterOwnVersion},
    SignedSource{u"fwupd-signed", u"", u"fwupd-efi", VersionRule::AfterOwnVersion, true},
    SignedSource{u"fwupd-signed", u"", u"fwupd", VersionRule::AfterOwnVersion, true},
    SignedSource{u"fwupd-", u"-signed", u"fwupd-efi", VersionRule::OnlyBuiltUsing},
    SignedSource{u"fwupd-", u"-signed", u"fwupd", VersionRule::OnlyBuiltUsing},
    SignedSource{u"systemd-boot-efi-", u"-signed", u"systemd", VersionRule::PlusForDash},
};

constexpr QStringView linuxSigned = u"linux-signed";
constexpr std::array<QStringView, 5> debianArchitectures{u"amd64", u"arm64", u"armhf", u"i386", u"riscv64"};

struct NameVersion {
    QStringView name;
    QStringView version;
};

/** "bash (5.2.15-2)" or "linux (= 6.1.192-2)". */
NameVersion splitNameVersion(QStringView text)
{
    const auto open = text.indexOf(u'(');
    if (open < 0)
        return {text.trimmed(), {}};
    auto version = text.sliced(open + 1);
    if (const auto close = version.indexOf(u')'); close >= 0)
        version = version.first(close);
    version = version.trimmed();
    if (version.startsWith(u'='))
        version = version.sliced(1).trimmed();
    return {text.first(open).trimmed(), version};
}

QStringView builtUsingVersion(QStringView builtUsing, QStringView base)
{
    for (const auto entry : builtUsing.tokenize(u',')) {
        const auto [name, version] = splitNameVersion(entry);
        if (name == base)
            return version;
    }
    return {};
}

/** Turns the plus that stands for the dash before the revision back: the first one before a digit,
 *  because an upstream version may have its own ("2.02+dfsg1+20").
 */
QString plusForDash(QStringView version)
{
    for (qsizetype i = 1; i + 1 < version.size(); ++i) {
        if (version[i] == u'+' && version[i + 1].isDigit())
            return version.first(i).toString() + u'-' + version.sliced(i + 1).toString();
    }
    return {};
}

QString countedPlusForDash(QStringView version)
{
    const auto plus = version.indexOf(u'+');
    const auto counter = version.first(std::max<qsizetype>(plus, 0));
    const auto isDigit = [](QChar c) { return c.isDigit(); };
    if (counter.isEmpty() || !std::all_of(counter.begin(), counter.end(), isDigit))
        return {};
    return plusForDash(version.sliced(plus + 1));
}

QString afterOwnVersion(QStringView binaryVersion, QStringView sourceVersion)
{
    const auto own = sourceVersion.size();
    if (binaryVersion.size() <= own + 1 || !binaryVersion.startsWith(sourceVersion) || binaryVersion[own] != u'+')
        return {};
    return binaryVersion.sliced(own + 1).toString();
}

QString ownWithoutCount(QStringView version)
{
    const auto plus = version.lastIndexOf(u'+');
    const auto count = version.sliced(plus + 1);
    const bool counted = plus > 0 && !count.isEmpty() && count.size() < 4
        && std::all_of(count.begin(), count.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return (counted ? version.first(plus) : version).toString();
}

QString versionByRule(VersionRule rule, QStringView sourceVersion, QStringView binaryVersion)
{
    switch (rule) {
    case VersionRule::PlusForDash:
        return plusForDash(sourceVersion);
    case VersionRule::CountedPlusForDash:
        return countedPlusForDash(sourceVersion);
    case VersionRule::AfterOwnVersion:
        return afterOwnVersion(binaryVersion, sourceVersion);
    case VersionRule::OwnWithoutCount:
        return ownWithoutCount(sourceVersion);
    case VersionRule::OnlyBuiltUsing:
        break;
    }
    return {};
}

/** "linux-signed-amd64" is linux, "linux-signed-6.1-arm64" is linux-6.1, Ubuntu's "linux-signed-hwe" is linux-hwe. */
std::pair<QString, VersionRule> signedLinux(QStringView source)
{
    auto rest = source.sliced(linuxSigned.size());
    const auto arch = rest.sliced(rest.lastIndexOf(u'-') + 1);
    const auto known = std::find(debianArchitectures.begin(), debianArchitectures.end(), arch);
    if (known != debianArchitectures.end())
        return {u"linux"_s + rest.chopped(arch.size() + 1).toString(), VersionRule::PlusForDash};
    return {u"linux"_s + rest.toString(), VersionRule::OwnWithoutCount};
}

void setBase(DebSource &source, const DebSourceFields &fields, const QString &base, VersionRule rule)
{
    source.basePackage = base;
    const auto stated = builtUsingVersion(fields.builtUsing, base);
    source.baseVersion = stated.isEmpty() ? versionByRule(rule, source.version, fields.version) : stated.toString();
}

void findBase(DebSource &source, const DebSourceFields &fields)
{
    const QStringView name = source.package;
    if (name == linuxSigned || (name.startsWith(linuxSigned) && name[linuxSigned.size()] == u'-')) {
        const auto [base, rule] = signedLinux(name);
        setBase(source, fields, base, rule);
        return;
    }
    for (const auto &row : signedSources) {
        const auto fits = row.suffix.isEmpty() ? name == row.prefix
                                               : name.startsWith(row.prefix) && name.endsWith(row.suffix)
                && name.size() > row.prefix.size() + row.suffix.size();
        const auto stated = fits && !builtUsingVersion(fields.builtUsing, row.base).isEmpty();
        if (fits && (stated || source.basePackage.isEmpty()))
            setBase(source, fields, row.base.toString(), row.rule);
        if (fits && row.onlyWithVersion && source.baseVersion.isEmpty())
            source.basePackage.clear();
        if (stated)
            return;
    }
}

} // namespace

DebSource debSourceOf(const DebSourceFields &fields)
{
    const auto [name, version] = splitNameVersion(fields.source);
    DebSource source;
    source.package = (name.isEmpty() ? fields.package : name).toString();
    source.version = (version.isEmpty() ? fields.version : version).toString();
    findBase(source, fields);
    return source;
}

} // namespace Patchwijzer
