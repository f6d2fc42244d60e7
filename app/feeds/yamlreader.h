// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

// Inside this room only: the plain part of YAML. yaml-cpp stays out of every other file.
namespace Patchwijzer {

/** One value: everything that is no list or mapping is text, and whoever reads it knows what to make of it. */
struct YamlValue {
    enum class Kind { Nothing, Text, List, Mapping };
    struct Member;

    Kind kind = Kind::Nothing;
    QString text;
    QList<YamlValue> items;
    QList<Member> members; ///< In the order of the document; no name twice.
    int line = 0;          ///< Where it begins, from 1.

    /** The member with that name; one of kind Nothing when there is none. */
    [[nodiscard]] const YamlValue &at(QStringView name) const;
};

struct YamlValue::Member {
    QString name;
    YamlValue value;
};

/** Reads one document. Anchors, aliases, tags, a second document, a key that is no text and a key given twice are
 *  refused: no list we read has them, and they are what makes YAML grow without end or mean two things.
 *  YAML has no end: a file that was cut reads as a shorter one. Whoever fetched it must know its size.
 *  @return BadValue for those and for what is too deep or too much; FileTooLarge; UnknownFormat when it is no YAML.
 *          `where` is the file and line: "a.yml:7".
 *  @see YAML 1.2, chapter 3
 */
[[nodiscard]] Result<YamlValue> readYaml(const QByteArray &bytes, const QString &where);

/** A page with a head in YAML between two lines of dashes. */
struct YamlPage {
    QByteArray head; ///< With an empty line for each line before it, so that a remark on a line finds it.
    QByteArray body;
};

/** Nothing when the bytes do not begin with such a head, or are larger than readYaml() allows. */
[[nodiscard]] std::optional<YamlPage> splitYamlPage(const QByteArray &bytes);

} // namespace Patchwijzer
