// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** Names longer than this are cut: nothing real is, and what follows is only there to keep us busy. */
inline constexpr qsizetype maxNameLength = 300;

/** The name of a program as its own uninstall entry shows it, taken apart. */
struct TidyName {
    QString name;  ///< Without what differs between two computers: "Mozilla Firefox". Never empty unless the text was.
    QString shown; ///< The same with the channel left in: "Mozilla Firefox ESR".
    QString channel; ///< "esr", "lts", "beta", "dev", "canary", "nightly", "preview", "insider", "alpha"; else empty.

    bool operator==(const TidyName &) const = default;
};

/** Takes out, in this order: trade mark signs, KB numbers, what stands in brackets and says nothing of the program,
 *  architecture, language, version; and at the very end the channel, because a channel is part of what the program is.
 *  Years and single digits stay ("Office 2016", "Beyond Compare 4"): they are names more often than versions.
 *  @param version as recorded: a last word of the name that is the same, or its first part, is no part of the name.
 *  @see winget-cli, NameNormalization: the same idea, so that its lists of names can be looked up
 */
[[nodiscard]] TidyName tidyName(QStringView name, QStringView version = {});

/** The channel that a word names: "ESR" and "esr" are "esr", "Insiders" is "insider"; empty when it names none. */
[[nodiscard]] QString channelOfWord(QStringView word);

/** The text without trade mark signs and odd spaces, cut to maxNameLength. */
[[nodiscard]] QString plainText(QStringView text);

/** Letters and digits only, in small letters, in one form of Unicode. */
[[nodiscard]] QString foldedName(QStringView text);

/** Ways in which a list of vulnerabilities may write a firm, folded, most complete first: "Python Software Foundation"
 *  is "pythonsoftwarefoundation", "pythonsoftware" and "python". Empty when there is no name in it.
 */
[[nodiscard]] QList<QString> publisherForms(QStringView publisher);

} // namespace Patchwijzer
