// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include <QJsonDocument>

#include <cstdio>

namespace Patchwijzer {
namespace {

constexpr qsizetype columns = 79;

} // namespace

QStringList wrapped(const QString &text, qsizetype width)
{
    QStringList lines;
    for (const auto &whole : text.split(QLatin1Char('\n'))) {
        QString line;
        for (const auto &word : whole.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
                lines.append(line);
                line.clear();
            }
            if (!line.isEmpty())
                line += QLatin1Char(' ');
            line += word;
        }
        lines.append(line);
    }
    return lines;
}

Output::Output()
{
    m_failed = !m_out.open(stdout, QIODevice::WriteOnly) || !m_err.open(stderr, QIODevice::WriteOnly);
}

void Output::paragraph(const QString &text, const QString &indent)
{
    for (const auto &part : wrapped(text, columns - indent.size()))
        line(part.isEmpty() ? part : indent + part);
}

void Output::item(const QString &text, const QString &bullet)
{
    const QString indent(bullet.size(), QLatin1Char(' '));
    auto prefix = bullet;
    for (const auto &part : wrapped(text, columns - bullet.size())) {
        line(prefix + part);
        prefix = indent;
    }
}

void Output::heading(const QString &text)
{
    line();
    line(text);
}

void Output::line(const QString &text)
{
    bytes(text.toUtf8() + '\n');
}

void Output::bytes(const QByteArray &bytes)
{
    if (m_out.write(bytes) != bytes.size())
        m_failed = true;
}

void Output::json(const QJsonObject &object)
{
    bytes(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void Output::warning(const QString &text)
{
    for (const auto &part : wrapped(text, columns))
        m_err.write(part.toUtf8() + '\n');
    m_err.flush();
}

bool Output::flush()
{
    return m_out.flush() && !m_failed;
}

} // namespace Patchwijzer
