// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/rpmkernels.h"

#include "core/version.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** What stands between "kernel-" and "-core" or the end, and what `uname -r` then has behind the architecture. */
struct RedHatVariant {
    QStringView name;
    QStringView suffix;
};
constexpr std::array redHatVariants{
    RedHatVariant{u"", u""},
    RedHatVariant{u"64k", u"+64k"},
    RedHatVariant{u"debug", u"+debug"},
    RedHatVariant{u"longterm", u""},
    RedHatVariant{u"lt", u""},
    RedHatVariant{u"ml", u""},
    RedHatVariant{u"plus", u""},
    RedHatVariant{u"rt", u"+rt"},
    RedHatVariant{u"rt-debug", u"+rt-debug"},
    RedHatVariant{u"uek", u""},
    RedHatVariant{u"uek-debug", u"+debug"},
};

/** Flavours of SUSE; "-base" behind one is a smaller choice of the same kernel. */
constexpr std::array<QStringView, 12> suseFlavours{u"default", u"azure", u"preempt",  u"kvmsmall", u"64kb", u"desktop",
                                                   u"xen",     u"pae",   u"longterm", u"trace",    u"ec2",  u"rt"};

QStringView withoutEpoch(const QString &version)
{
    const QStringView text(version);
    return text.sliced(text.indexOf(u':') + 1);
}

/** SUSE counts rebuilds at the end of the release; `uname -r` does not: "150300.59.49.1" gives "150300.59.49".
 *  The release of a -base package is that of the kernel, and then its own: "160000.2.1.160000.2.2".
 */
QString suseRelease(const QString &release, bool base)
{
    auto parts = release.split(u'.');
    if (base) {
        const auto again = parts.indexOf(parts.first(), 1);
        if (again > 0)
            parts = parts.mid(0, again);
        else if (parts.size() > 3)
            parts = parts.mid(0, 3);
    }
    if (parts.size() > 1)
        parts.removeLast();
    return parts.join(u'.');
}

/** Red Hat's releases name the system: ".el9_0", ".fc42", ".amzn2". */
bool isRedHatRelease(const QString &release)
{
    static const QRegularExpression tag(u"\\.(?:el|fc|amzn)\\d"_s);
    return release.contains(tag);
}

QString redHatKernel(QStringView variant, const QString &versionRelease, const QString &architecture)
{
    const auto found = std::find_if(redHatVariants.begin(), redHatVariants.end(),
                                    [&](const RedHatVariant &row) { return row.name == variant; });
    if (found == redHatVariants.end() || architecture.isEmpty())
        return {};
    auto suffix = found->suffix.toString();
    // Older ones for real time name themselves in the release: "4.18.0-305.rt7.72.el8".
    static const QRegularExpression realTime(u"\\.rt\\d"_s);
    if (suffix.startsWith("+rt"_L1) && versionRelease.contains(realTime))
        suffix.remove(0, 3).replace(u'-', u'+');
    static const QRegularExpression beforeEight(u"\\.el[67](?:uek|_|\\.|$)"_s);
    if (versionRelease.contains(beforeEight))
        suffix.replace(u'+', u'.');
    return versionRelease + u'.' + architecture + suffix;
}

struct Parts {
    QString order; ///< To be compared.
    QString flavour;
};

Parts partsOf(QStringView release)
{
    auto text = release.toString();
    static const QRegularExpression redHat(
        u"^(.*)\\.(?:x86_64|aarch64|i[3-6]86|ppc64le|ppc64|ppc|s390x|armv\\w+|riscv64)(?:[+.]([\\w-]+))?$"_s);
    if (const auto match = redHat.match(text); match.hasMatch()) {
        static const QRegularExpression inRelease(u"\\d(uek)|\\.(rt)\\d|\\.(elrepo)"_s);
        const auto own = inRelease.match(match.captured(1));
        const QStringList flavours{own.captured(1) + own.captured(2) + own.captured(3), match.captured(2)};
        return {match.captured(1), flavours.join(u'+').remove(QRegularExpression(u"^\\+|\\+$"_s))};
    }
    static const QRegularExpression suse(u"^(.*)-([a-z][a-z0-9]*|64kb)$"_s);
    const auto match = suse.match(text);
    return match.hasMatch() ? Parts{match.captured(1), match.captured(2)} : Parts{text, {}};
}

} // namespace

QString rpmKernelReleaseOf(const Software &software)
{
    // "kernel", "kernel-core", "kernel-uek-core", "kernel-default"; Amazon also has "kernel6.12".
    static const QRegularExpression name(u"^kernel(?:\\d+\\.\\d+)?(?:-([\\w-]+))?$"_s);
    const auto match = name.match(software.name);
    const auto versionRelease = withoutEpoch(software.version).toString();
    const auto dash = versionRelease.lastIndexOf(u'-');
    if (!match.hasMatch() || dash <= 0)
        return {};
    const auto release = versionRelease.mid(dash + 1);
    auto variant = match.captured(1);
    if (variant == "core"_L1 || variant.endsWith("-core"_L1))
        variant.chop(variant == "core"_L1 ? 4 : 5);
    const auto base = variant.endsWith("-base"_L1);
    const auto flavour = base ? variant.chopped(5) : variant;
    if (!isRedHatRelease(release)
        && std::find(suseFlavours.begin(), suseFlavours.end(), QStringView(flavour)) != suseFlavours.end())
        return versionRelease.left(dash) + u'-' + suseRelease(release, base) + u'-' + flavour;
    return isRedHatRelease(release) ? redHatKernel(variant, versionRelease, software.architecture) : QString();
}

QString rpmKernelFlavour(QStringView release)
{
    return partsOf(release).flavour;
}

bool isOlderRpmKernel(QStringView lhs, QStringView rhs)
{
    return compareVersions(VersionScheme::Rpm, partsOf(lhs).order, partsOf(rhs).order) == std::partial_ordering::less;
}

} // namespace Patchwijzer
