// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Patchwijzer {

/** @p text in lines of at most @p width characters; longer words stay whole. Keeps existing line ends. */
[[nodiscard]] QStringList wrapped(const QString &text, qsizetype width);

/** Standard output and standard error, in UTF-8. */
class Output
{
public:
    Output();

    /** A paragraph, wrapped for a terminal of 80 columns; every line starts with @p indent. */
    void paragraph(const QString &text, const QString &indent = {});
    /** Like paragraph(), but the first line starts with @p bullet and the others line up under it. */
    void item(const QString &text, const QString &bullet = QStringLiteral("- "));
    /** A heading with an empty line before it. */
    void heading(const QString &text);
    void line(const QString &text = {}); ///< As it is, never wrapped.
    void bytes(const QByteArray &bytes); ///< As they are.
    void json(const QJsonObject &object);
    void warning(const QString &text); ///< To standard error, wrapped.

    /** False when the reader is gone or the disk behind it is full. */
    [[nodiscard]] bool flush();

private:
    QFile m_out;
    QFile m_err;
    bool m_failed = false;
};

} // namespace Patchwijzer
