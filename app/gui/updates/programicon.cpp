// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/programicon.h"

#include <array>
#include <string_view>

namespace Patchwijzer {
namespace {

struct NamePart {
    std::string_view part; ///< Occurs in the source package's name.
    Icon icon;
};

constexpr std::array nameParts{
    NamePart{"firefox", Icon::Globe},
    NamePart{"chromium", Icon::Globe},
    NamePart{"webkit", Icon::Globe},
    NamePart{"epiphany", Icon::Globe},
    NamePart{"thunderbird", Icon::Mail},
    NamePart{"evolution", Icon::Mail},
    NamePart{"exim", Icon::Mail},
    NamePart{"postfix", Icon::Mail},
    NamePart{"libreoffice", Icon::Document},
    NamePart{"poppler", Icon::Document},
    NamePart{"ghostscript", Icon::Printer},
    NamePart{"cups", Icon::Printer},
    NamePart{"openssl", Icon::Lock},
    NamePart{"openssh", Icon::Lock},
    NamePart{"gnutls", Icon::Lock},
    NamePart{"gnupg", Icon::Lock},
    NamePart{"sudo", Icon::Lock},
    NamePart{"krb5", Icon::Lock},
    NamePart{"microcode", Icon::Kernel},
    NamePart{"lvm", Icon::Disk},
    NamePart{"e2fsprogs", Icon::Disk},
    NamePart{"util-linux", Icon::Disk},
    NamePart{"cryptsetup", Icon::Disk},
    NamePart{"parted", Icon::Disk},
};

} // namespace

Icon programIcon(const Update &update)
{
    if (update.kernel)
        return Icon::Kernel;
    for (const auto &[part, icon] : nameParts) {
        if (update.name.contains(QLatin1String(part.data(), static_cast<int>(part.size())), Qt::CaseInsensitive))
            return icon;
    }
    return Icon::Package;
}

} // namespace Patchwijzer
