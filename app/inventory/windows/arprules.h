// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "inventory/windows/programversion.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <variant>

/** What an uninstall key of Windows means: rules on values, wherever those were read (a file, the registry itself).
 *  @see facts: PLATFORMS 7.1; winget-cli, AppInstallerRepositoryCore/Microsoft/ARPHelper.cpp
 */
namespace Patchwijzer {

/** One key below ...\CurrentVersion\Uninstall, as raw values. A value of a type that Windows does not read there is
 *  as good as absent: that is for the reader to leave out.
 */
struct UninstallKey {
    QString name; ///< Of the key; empty when a list does not tell it.
    InstallScope scope = InstallScope::Unknown;
    QString
        architecture;    ///< "x86" for the 32-bit view of a 64-bit Windows, "x64", "arm64"; empty when it is not known.
    int valueCount = -1; ///< How many values the key has; negative when that is not known.

    QString displayName;
    QString displayVersion;
    QString publisher;
    QString installDate;
    QString installLocation;
    QString parentKeyName;
    QString releaseType;
    std::optional<quint32> systemComponent;
    std::optional<quint32> windowsInstaller;
    std::optional<quint32> versionMajor;
    std::optional<quint32> versionMinor;
    std::optional<quint32> majorVersion;
    std::optional<quint32> minorVersion;
    std::optional<quint32> version; ///< major << 24 | minor << 16 | build
    std::optional<quint32> estimatedSizeKiB;

    bool operator==(const UninstallKey &) const = default;
};

/** Why a key is no row in the list of installed programs. */
struct NotAProgram {
    enum class Reason {
        Update,          ///< Of Windows or of a program: `kb` says which, when it is known.
        SystemComponent, ///< Its maker hides it.
        PartOfOther,     ///< Belongs to another key.
        NoName,
        NoContent, ///< One value at most.
    };
    Reason reason = Reason::NoName;
    QString kb = {}; ///< "5034123", without the letters; may be empty.

    bool operator==(const NotAProgram &) const = default;
};

[[nodiscard]] std::variant<Software, NotAProgram> programOf(const UninstallKey &key);

/** From DisplayVersion, else the numbers in parts, else the number of the Windows Installer, else the name. Parts that
 *  a version in the name goes on from (4.1 and "Name 4.1.33.0") give way to it.
 */
[[nodiscard]] FoundVersion versionOf(const UninstallKey &key);

/** "5034123" of "KB5034123", "KB893803v2", "{guid}.KB2565057" or "KB2378111_WM9"; also of the "Q147222" of long ago.
 *  Empty for any other word.
 */
[[nodiscard]] QString kbOfWord(QStringView word);

/** The number of "… (KB2597126) 32-Bit Edition". Empty when the text names none. */
[[nodiscard]] QString kbInText(QStringView text);

/** A program of Windows with what all of them have in common; texts made harmless. */
[[nodiscard]] Software windowsProgram(QStringView name, const QString &source);

} // namespace Patchwijzer
