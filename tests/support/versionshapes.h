// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/versiongenerator.h"

/** Versions as each manager's own packages have them, and at the edges of what it reads. */
namespace Patchwijzer::Test {

[[nodiscard]] inline QString oneOf(VersionGenerator &generator, const QStringList &choices)
{
    return choices.at(generator.below(static_cast<int>(choices.size())));
}

/** Small, with zeros in front, a date, or beyond 64 bits. */
[[nodiscard]] inline QString shapeNumber(VersionGenerator &generator)
{
    switch (generator.below(10)) {
    case 0:
        return QString(1 + generator.below(3), u'0') + QString::number(generator.below(30));
    case 1:
        return QStringLiteral("202601") + QString::number(generator.below(100));
    case 2: {
        // Around the end of 64 bits, 18446744073709551615, and far beyond.
        const QStringList edges{QStringLiteral("1844674407370955161"), QStringLiteral("9999999999999999999999999")};
        return oneOf(generator, edges) + QString::number(generator.below(10));
    }
    default:
        return QString::number(generator.below(generator.below(3) == 0 ? 400 : 4));
    }
}

/** "1.2.3a_rc1_p2~0fe1-r4" @see apk-package(5) */
[[nodiscard]] inline QString apkShape(VersionGenerator &generator)
{
    const QStringList suffixes{QStringLiteral("alpha"), QStringLiteral("beta"), QStringLiteral("pre"),
                               QStringLiteral("rc"),    QStringLiteral("cvs"),  QStringLiteral("svn"),
                               QStringLiteral("git"),   QStringLiteral("hg"),   QStringLiteral("p")};
    auto version = shapeNumber(generator);
    for (int parts = generator.below(4); parts > 0; --parts)
        version += u'.' + shapeNumber(generator);
    if (generator.below(4) == 0)
        version += QChar(u'a' + generator.below(3));
    for (int parts = generator.below(3) == 0 ? generator.below(4) : 0; parts > 0; --parts)
        version += u'_' + oneOf(generator, suffixes) + (generator.below(3) == 0 ? QString() : shapeNumber(generator));
    if (generator.below(12) == 0)
        version += u'~' + QString::number(generator.below(4000), 16);
    return generator.below(2) == 0 ? version : version + QStringLiteral("-r") + shapeNumber(generator);
}

/** "v1.2.03-beta", "< 1.0 ", "Version 3", "Latest.0", "1..-4 b" @see winget-cli, Versions.cpp */
[[nodiscard]] inline QString wingetShape(VersionGenerator &generator)
{
    const QStringList texts{QStringLiteral("-beta"), QStringLiteral("b"), QStringLiteral("B"), QStringLiteral(" rc"),
                            QStringLiteral("_1"),    QStringLiteral("+"), QStringLiteral("é"), QStringLiteral("-")};
    const QStringList starts{QStringLiteral("v"),  QStringLiteral("Version "), QStringLiteral("< "),
                             QStringLiteral("> "), QStringLiteral(" "),        QStringLiteral("-"),
                             QStringLiteral("r."), QStringLiteral("<")};
    const auto part = [&] {
        if (generator.below(12) == 0)
            return QString();
        auto text = generator.below(12) == 0 ? oneOf(generator, {QStringLiteral("-"), QStringLiteral("+")}) : QString();
        text += generator.below(10) == 0 ? oneOf(generator, texts).trimmed() : shapeNumber(generator);
        return generator.below(5) == 0 ? text + oneOf(generator, texts) : text;
    };
    auto version = generator.below(20) == 0
        ? oneOf(generator, {QStringLiteral("Latest"), QStringLiteral("unknown"), QStringLiteral("0unknown")})
        : part();
    for (int parts = generator.below(5); parts > 0; --parts)
        version += (generator.below(12) == 0 ? QStringLiteral(" . ") : QStringLiteral("."))
            + (generator.below(3) == 0 ? QStringLiteral("0") : part());
    if (generator.below(5) == 0)
        version.prepend(oneOf(generator, starts));
    return generator.below(12) == 0 ? version + u' ' : version;
}

/** "2.0 beta 3", "1.0patchlevel2", "1_0a", "10.2alpha3..pl.4." @see libversion, doc/ALGORITHM.md */
[[nodiscard]] inline QString marketingShape(VersionGenerator &generator)
{
    const QStringList words{QStringLiteral("alpha"),  QStringLiteral("Beta"),    QStringLiteral("rc"),
                            QStringLiteral("pre"),    QStringLiteral("preview"), QStringLiteral("post"),
                            QStringLiteral("POSTER"), QStringLiteral("patch"),   QStringLiteral("patchlevel"),
                            QStringLiteral("pl"),     QStringLiteral("plus"),    QStringLiteral("errata"),
                            QStringLiteral("a"),      QStringLiteral("b"),       QStringLiteral("p"),
                            QStringLiteral("SP"),     QStringLiteral("custom"),  QStringLiteral("alphabet")};
    const QStringList separators{QStringLiteral("."),  QStringLiteral("."), QStringLiteral("-"),
                                 QStringLiteral("_"),  QStringLiteral(" "), QStringLiteral("~"),
                                 QStringLiteral(".."), QString(),           QString()};
    QString version;
    for (int parts = 1 + generator.below(6); parts > 0; --parts) {
        version += generator.below(4) == 0 ? oneOf(generator, words) : shapeNumber(generator);
        version += oneOf(generator, separators);
    }
    return version;
}

/** "1.2.3-rc.1.x-y+build.5" @see Semantic Versioning 2.0.0 */
[[nodiscard]] inline QString semverShape(VersionGenerator &generator)
{
    const auto number = [&] { return QString::number(generator.below(generator.below(3) == 0 ? 400 : 4)); };
    const QStringList words{QStringLiteral("alpha"), QStringLiteral("beta"), QStringLiteral("rc"),
                            QStringLiteral("x-1"),   QStringLiteral("0a"),   QStringLiteral("-"),
                            QStringLiteral("A"),     QStringLiteral("next"), QStringLiteral("00-")};
    auto version = number() + u'.' + number() + u'.' + number();
    for (int parts = generator.below(4), first = 1; parts > 0; --parts, first = 0)
        version += (first ? u'-' : u'.') + (generator.below(2) == 0 ? number() : oneOf(generator, words));
    return generator.below(5) == 0 ? version + QStringLiteral("+build.") + number() : version;
}

/** Two of one shape; half of them alike, and some of them no versions at all. */
template<typename Shape>
[[nodiscard]] std::pair<QString, QString> pairOf(VersionGenerator &generator, Shape shape)
{
    const auto lhs = generator.below(12) == 0 ? generator.next() : shape(generator);
    switch (generator.below(4)) {
    case 0:
        return {lhs, shape(generator)};
    case 1:
        return {lhs, generator.near(lhs)};
    default: {
        // The same start with another end: where orders go wrong.
        const auto other = shape(generator);
        const auto kept = generator.below(static_cast<int>(lhs.size()) + 1);
        return {lhs, lhs.first(kept) + other.sliced(qMin<qsizetype>(other.size(), generator.below(kept + 2)))};
    }
    }
}

} // namespace Patchwijzer::Test
