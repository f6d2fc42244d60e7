// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/programs/platform.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** Words of platforms and the system that they mean; the first that a text holds as a word counts. */
struct SystemWord {
    QStringView word;
    SystemFamily system;
    bool known; ///< Of a system that no inventory is of: it is another one for certain.
};
constexpr std::array systemWords{
    SystemWord{u"windows", SystemFamily::Windows, true},  SystemWord{u"win32", SystemFamily::Windows, true},
    SystemWord{u"win64", SystemFamily::Windows, true},    SystemWord{u"win", SystemFamily::Windows, true},
    SystemWord{u"macos", SystemFamily::MacOs, true},      SystemWord{u"mac", SystemFamily::MacOs, true},
    SystemWord{u"osx", SystemFamily::MacOs, true},        SystemWord{u"darwin", SystemFamily::MacOs, true},
    SystemWord{u"linux", SystemFamily::Linux, true},      SystemWord{u"ubuntu", SystemFamily::Linux, true},
    SystemWord{u"debian", SystemFamily::Linux, true},     SystemWord{u"posix", SystemFamily::Linux, false},
    SystemWord{u"unix", SystemFamily::Linux, false},      SystemWord{u"android", SystemFamily::Unknown, true},
    SystemWord{u"ios", SystemFamily::Unknown, true},      SystemWord{u"ipados", SystemFamily::Unknown, true},
    SystemWord{u"iphone", SystemFamily::Unknown, true},   SystemWord{u"ipad", SystemFamily::Unknown, true},
    SystemWord{u"chromeos", SystemFamily::Unknown, true}, SystemWord{u"solaris", SystemFamily::Unknown, true},
    SystemWord{u"freebsd", SystemFamily::Unknown, true},  SystemWord{u"tvos", SystemFamily::Unknown, true},
    SystemWord{u"watchos", SystemFamily::Unknown, true},  SystemWord{u"visionos", SystemFamily::Unknown, true},
};

enum class Bits { Unknown, X86, X64, Arm64 };

struct BitsWord {
    QStringView word;
    Bits bits;
};
constexpr std::array bitsWords{
    BitsWord{u"x64", Bits::X64},   BitsWord{u"x8664", Bits::X64},   BitsWord{u"amd64", Bits::X64},
    BitsWord{u"64bit", Bits::X64}, BitsWord{u"arm64", Bits::Arm64}, BitsWord{u"aarch64", Bits::Arm64},
    BitsWord{u"32bit", Bits::X86}, BitsWord{u"x86", Bits::X86},     BitsWord{u"i386", Bits::X86},
};

/** Small letters and digits; runs of anything else are one blank. "32-bit" and "32 bit" are one word. */
QString plain(const QString &text)
{
    QString out;
    for (const auto c : text.toLower()) {
        if (c.isLetterOrNumber())
            out += c;
        else if (c != u'_' && !out.endsWith(u' '))
            out += u' ';
    }
    out.replace("32 bit"_L1, "32bit"_L1).replace("64 bit"_L1, "64bit"_L1).replace("os x"_L1, "osx"_L1);
    return out.trimmed();
}

Bits bitsOf(const QString &words)
{
    const auto list = words.split(u' ');
    const auto found = std::find_if(bitsWords.begin(), bitsWords.end(), [&](const BitsWord &one) {
        return std::any_of(list.begin(), list.end(), [&](const QString &word) { return word == one.word; });
    });
    return found == bitsWords.end() ? Bits::Unknown : found->bits;
}

PlatformFit fitOf(const QString &platform, SystemFamily system, Bits machine)
{
    const auto words = plain(platform);
    const auto list = words.split(u' ');
    const auto found = std::find_if(systemWords.begin(), systemWords.end(), [&](const SystemWord &one) {
        return std::any_of(list.begin(), list.end(), [&](const QString &word) { return word == one.word; });
    });
    if (found != systemWords.end()) {
        if (system == SystemFamily::Unknown || (!found->known && found->system != system))
            return PlatformFit::Unsure;
        return found->system == system ? PlatformFit::Fits : PlatformFit::Other;
    }
    const auto bits = bitsOf(words);
    if (bits == Bits::Unknown || machine == Bits::Unknown)
        return words == "all"_L1 || words == "any"_L1 || bits != Bits::Unknown ? PlatformFit::Fits
                                                                               : PlatformFit::Unsure;
    // A 32-bit program runs on x64 as well; on an ARM computer everything does.
    const bool runs = bits == machine || machine == Bits::Arm64 || (machine == Bits::X64 && bits == Bits::X86);
    return runs ? PlatformFit::Fits : PlatformFit::Other;
}

} // namespace

SystemFamily systemFamilyOf(const Machine &machine)
{
    if (machine.windows)
        return SystemFamily::Windows;
    const auto id = machine.os.id.toLower();
    if (id.isEmpty())
        return SystemFamily::Unknown;
    if (id.contains("macos"_L1) || id.contains("darwin"_L1))
        return SystemFamily::MacOs;
    return id.contains("windows"_L1) ? SystemFamily::Windows : SystemFamily::Linux;
}

PlatformFit platformFit(const QList<QString> &platforms, SystemFamily system, const QString &architecture)
{
    if (platforms.isEmpty())
        return PlatformFit::Fits;
    const auto machine = bitsOf(plain(architecture));
    auto best = PlatformFit::Other;
    for (const auto &platform : platforms)
        best = std::min(best, fitOf(platform, system, machine));
    return best;
}

} // namespace Patchwijzer
