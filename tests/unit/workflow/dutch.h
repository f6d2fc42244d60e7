// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace Patchwijzer::Test {

/** Installs the program's Dutch for as long as it lives. */
class Dutch
{
public:
    Dutch()
    {
        m_loaded = m_translator.load(QStringLiteral(":/i18n/patchwijzer_nl.qm"));
        QCoreApplication::installTranslator(&m_translator);
    }
    ~Dutch() { QCoreApplication::removeTranslator(&m_translator); }
    Dutch(const Dutch &) = delete;
    Dutch &operator=(const Dutch &) = delete;

    [[nodiscard]] bool isLoaded() const { return m_loaded; }

private:
    QTranslator m_translator;
    bool m_loaded = false;
};

/** Words that may not appear in what the owner reads; empty where the list is not beside this checkout. */
[[nodiscard]] inline QStringList forbiddenWords()
{
    QStringList words;
    QFile file(QStringLiteral(PW_SHARED_DIR "/dutch/verboden_woorden.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return words;
    for (const auto &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        const auto word = line.section(QLatin1Char('#'), 0, 0).trimmed();
        if (!word.isEmpty())
            words.append(word);
    }
    return words;
}

/** The first forbidden word in @p text; empty when there is none. */
[[nodiscard]] inline QString forbiddenWordIn(const QString &text, const QStringList &words)
{
    for (const auto &word : words) {
        const auto open = word.endsWith(QLatin1Char('*'));
        const auto stem = QRegularExpression::escape(open ? word.chopped(1) : word);
        const QRegularExpression pattern(
            QStringLiteral("\\b%1%2\\b").arg(stem, open ? QStringLiteral("\\w*") : QString()),
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        // The program's own name is not the word it starts with.
        const auto rest = QString(text).remove(QStringLiteral("Patchwijzer"));
        if (pattern.match(rest).hasMatch())
            return word;
    }
    return {};
}

} // namespace Patchwijzer::Test
