// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

// A Windows computer with two programs that tests/data/workflow/csaf/ speaks of: one that we know, one that we do not.
namespace Patchwijzer::Test {

/** Version @p version of the one document there is. */
[[nodiscard]] inline QString csafFile(int version)
{
    return QStringLiteral(PW_TEST_DATA "/workflow/csaf/vb-2099-1.v%1.json").arg(version);
}

[[nodiscard]] inline QByteArray csafBytes(int version)
{
    QFile file(csafFile(version));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QByteArray uninstallEntry(const QByteArray &name, const QByteArray &version, const QByteArray &publisher)
{
    return "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\" + name
        + "]\r\n\"DisplayName\"=\"" + name + "\"\r\n\"DisplayVersion\"=\"" + version + "\"\r\n\"Publisher\"=\""
        + publisher + "\"\r\n\"UninstallString\"=\"x\"\r\n";
}

/** Its list of programs, as the registry gives it; no VLC where its version is empty. */
inline QByteArray programs(const QByteArray &vlc, const QByteArray &lezer = "1.5")
{
    QByteArray registry =
        "Windows Registry Editor Version 5.00\r\n"
        "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\r\n"
        "\"CurrentBuild\"=\"22631\"\r\n\"CurrentBuildNumber\"=\"22631\"\r\n\"UBR\"=dword:00000bbf\r\n"
        "\"DisplayVersion\"=\"23H2\"\r\n\"EditionID\"=\"Professional\"\r\n\"ProductName\"=\"Windows 10 Pro\"\r\n"
        "\"InstallationType\"=\"Client\"\r\n\"BuildLabEx\"=\"22621.1.amd64fre.ni_release.220506-1250\"\r\n";
    if (!vlc.isEmpty())
        registry += uninstallEntry("VLC media player", vlc, "VideoLAN");
    return registry + uninstallEntry("Lezer", lezer, "Voorbeeld");
}

} // namespace Patchwijzer::Test
