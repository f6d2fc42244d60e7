// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/languagetag.h"

#include "core/asciitext.h"

#include <QFile>
#include <QHash>

#include <algorithm>
#include <vector>

namespace Patchwijzer::CsafCheck {
namespace {

class Registry
{
public:
    Registry()
    {
        QFile file(QStringLiteral(":/patchwijzer/csaf/language-subtags.txt"));
        if (!file.open(QIODevice::ReadOnly))
            return;
        const auto lines = file.readAll().split('\n');
        for (const auto &line : lines) {
            auto words = line.split(' ');
            const auto kind = words.takeFirst();
            std::sort(words.begin(), words.end());
            if (!kind.isEmpty() && kind != "#")
                m_words.insert(kind, words);
        }
        Q_ASSERT(m_words.size() == 6);
    }

    [[nodiscard]] bool knows(const char *kind, const QByteArray &subtag) const
    {
        const auto words = m_words.constFind(QByteArray(kind));
        return words != m_words.cend() && std::binary_search(words->cbegin(), words->cend(), subtag);
    }

private:
    QHash<QByteArray, QList<QByteArray>> m_words;
};

const Registry &registry()
{
    static const Registry registry;
    return registry;
}

bool isLetters(const QByteArray &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool isAlphanumeric(const QByteArray &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char c) { return Ascii::isDigit(c) || (c >= 'a' && c <= 'z'); });
}

/** Walks over the subtags, in lower case, from language to private use. */
class TagReader
{
public:
    explicit TagReader(QList<QByteArray> subtags)
        : m_subtags(std::move(subtags))
    {
    }

    LanguageTag read()
    {
        const bool wellFormed = std::all_of(m_subtags.cbegin(), m_subtags.cend(), [](const QByteArray &subtag) {
            return !subtag.isEmpty() && subtag.size() <= 8 && isAlphanumeric(subtag);
        });
        if (!wellFormed)
            return LanguageTag::Malformed;
        if (m_subtags.first() == "x")
            return m_subtags.size() > 1 ? LanguageTag::Valid : LanguageTag::Malformed;
        if (!isLetters(m_subtags.first()) || m_subtags.first().size() < 2)
            return LanguageTag::Malformed;
        readLanguage();
        readVariants();
        return readExtensions() ? m_result : LanguageTag::Malformed;
    }

private:
    [[nodiscard]] bool isAt(qsizetype size) const { return m_at < m_subtags.size() && m_subtags[m_at].size() == size; }
    void take(const char *kind)
    {
        if (!registry().knows(kind, m_subtags[m_at++]))
            m_result = LanguageTag::UnknownSubtag;
    }

    void readLanguage()
    {
        const auto &language = m_subtags.first();
        const bool isPrivate = language.size() == 3 && language >= "qaa" && language <= "qtz";
        if (isPrivate)
            ++m_at;
        else
            take("language");
        for (int extended = 0; extended < 3 && isAt(3) && isLetters(m_subtags[m_at]); ++extended)
            take("extlang");
        if (isAt(4) && isLetters(m_subtags[m_at]))
            take("script");
        if ((isAt(2) && isLetters(m_subtags[m_at]))
            || (isAt(3) && std::all_of(m_subtags[m_at].cbegin(), m_subtags[m_at].cend(), Ascii::isDigit)))
            take("region");
    }

    void readVariants()
    {
        const auto first = m_at;
        while (m_at < m_subtags.size()
               && (m_subtags[m_at].size() >= 5 || (isAt(4) && Ascii::isDigit(m_subtags[m_at].front())))) {
            if (m_subtags.mid(first, m_at - first).contains(m_subtags[m_at]))
                m_wellFormed = false;
            take("variant");
        }
    }

    /** Extensions ("u-co-phonebk") and private use ("x-anything") up to the end. */
    bool readExtensions()
    {
        QByteArray seen;
        while (m_wellFormed && isAt(1)) {
            const char singleton = m_subtags[m_at++].front();
            const auto first = m_at;
            const qsizetype shortest = singleton == 'x' ? 1 : 2;
            while (m_at < m_subtags.size() && m_subtags[m_at].size() >= shortest)
                ++m_at;
            if (m_at == first || seen.contains(singleton))
                return false;
            seen.append(singleton);
        }
        return m_wellFormed && m_at == m_subtags.size();
    }

    QList<QByteArray> m_subtags;
    qsizetype m_at = 0;
    bool m_wellFormed = true;
    LanguageTag m_result = LanguageTag::Valid;
};

} // namespace

LanguageTag checkLanguageTag(std::string_view text)
{
    constexpr size_t longestSane = 256;
    if (text.empty() || text.size() > longestSane)
        return LanguageTag::Malformed;
    const auto tag = QByteArray(text.data(), qsizetype(text.size())).toLower();
    if (registry().knows("grandfathered", tag))
        return LanguageTag::Valid;
    return TagReader(tag.split('-')).read();
}

} // namespace Patchwijzer::CsafCheck
