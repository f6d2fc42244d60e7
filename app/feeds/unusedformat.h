// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>

namespace Patchwijzer {

/** What people may well have at hand, and what we have no use for: to be told by its name instead of as something
 *  unknown, and never to be taken for something else. `FeedFormat::NotUsed`, all of them.
 */
enum class UnusedFormat {
    None,
    Nvd,            ///< Year files of NVD in its form 1.1, of before 2023. @see facts: FEEDS 6.3
    CveSearch,      ///< Records as cve-search keeps them.
    Oval,           ///< OVAL definitions of any distribution.
    OpenVex,        ///< Also the form of it that Ubuntu publishes, with `metadata` around the head.
    MicrosoftGuide, ///< Answers of the Security Update Guide of Microsoft. @see facts: FEEDS 3.3
    OtherCvrf,      ///< CVRF of other makers; its keys are those of Microsoft, only the parser tells.
    Fortinet,       ///< Fortinet's notices in a form of their own.
    DebianFiles,    ///< CVE/list and DTSA/list, the tracker's own working files.
    Debsecan,       ///< What the program debsecan fetches, unpacked.
    UbuntuCves,     ///< Ubuntu's CVE tracker: its working files, or its website's list.
    VulnerableCode, ///< Lists of VulnerableCode.
    Log4Shell,      ///< The tables of software that NCSC-NL kept.
    Scoop,          ///< Manifests of Scoop.
    WingetVersions, ///< MSZIP: the versions of one program in winget's index.
    Cabinet,        ///< CAB, such as wsusscn2.cab: only Windows itself can use it.
    News,           ///< RSS or Atom.
    WebPage,        ///< What a server sends instead of a list, or what was saved from a browser.
};

/** Tells by what is in it, of which the first part suffices. Not a parser.
 *  @param text without byte order mark and without blanks before it.
 */
[[nodiscard]] UnusedFormat recogniseUnused(QByteArrayView text);

/** Whether it is NVD's form 2.0, which is used: a page or year file, one record, or an addition; told by the same keys.
 */
[[nodiscard]] bool looksLikeNvd(QByteArrayView text);

/** "nvd", "oval", …; stable. Empty for None. */
[[nodiscard]] QString unusedFormatName(UnusedFormat format);

/** UnknownFormat, with a detail that says which it is. */
[[nodiscard]] Error unusedFormatError(UnusedFormat format, const QString &where);

/** The name of the format of such an error; empty for any other. */
[[nodiscard]] QString unusedFormatName(const Error &error);

} // namespace Patchwijzer
