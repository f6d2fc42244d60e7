// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packageurl.h"

#include <QByteArray>

#include <algorithm>

namespace Patchwijzer {
namespace {

QString decoded(QStringView text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

bool isLetter(QChar c)
{
    return c.unicode() < 0x80 && c.isLetter();
}

/** Letters, digits and what is in @p more, not beginning with a digit. */
bool isWord(QStringView text, QStringView more)
{
    const auto isFine = [more](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9') || more.contains(c); };
    return !text.isEmpty() && !text.front().isDigit() && std::all_of(text.begin(), text.end(), isFine);
}

bool isHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/** No spaces or control characters, and every '%' in front of two hexadecimal digits. */
bool isEncoded(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.unicode() <= 0x20 || c.unicode() == 0x7f)
            return false;
        if (c == u'%' && (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2])))
            return false;
    }
    return true;
}

/** Cuts off what stands behind the last @p sign. */
QStringView takeBehindLast(QStringView *text, QChar sign)
{
    const auto at = text->lastIndexOf(sign);
    if (at < 0)
        return {};
    const auto behind = text->sliced(at + 1);
    *text = text->first(at);
    return behind;
}

QString joinedSegments(QStringView text)
{
    QString result;
    for (const auto part : text.split(u'/', Qt::SkipEmptyParts))
        result += (result.isEmpty() ? QString() : QStringLiteral("/")) + decoded(part);
    return result;
}

/** Takes a package URL apart, from its end to its beginning; each step says what is wrong, or null. */
class Reader
{
public:
    Reader(QStringView text, PackageUrlRules rules)
        : m_text(text)
        , m_strict(rules == PackageUrlRules::Strict)
    {
    }

    tl::expected<PackageUrl, const char *> read()
    {
        for (const auto step : {&Reader::takeScheme, &Reader::takeQualifiers, &Reader::takeType, &Reader::takeName}) {
            if (const char *problem = (this->*step)())
                return tl::unexpected(problem);
        }
        return std::move(m_purl);
    }

private:
    const char *takeScheme()
    {
        if (!m_text.startsWith(u"pkg:", m_strict ? Qt::CaseSensitive : Qt::CaseInsensitive))
            return "a purl starts with pkg:";
        if (m_strict && !isEncoded(m_text))
            return "a sign in the purl is not percent-encoded as it should be";
        m_text = m_text.sliced(4);
        m_purl.subpath = joinedSegments(takeBehindLast(&m_text, u'#'));
        return nullptr;
    }

    const char *takeQualifiers()
    {
        const auto text = takeBehindLast(&m_text, u'?');
        QStringList keys;
        const auto parts = text.split(u'&', m_strict && !text.isEmpty() ? Qt::KeepEmptyParts : Qt::SkipEmptyParts);
        for (const auto part : parts) {
            const auto equals = part.indexOf(u'=');
            const auto key = part.first(std::max<qsizetype>(equals, 0));
            if (!isWord(key, m_strict ? u".-_" : u".-_+"))
                return "a qualifier of the purl is not a key and a value";
            if (m_strict || equals + 1 < part.size())
                keys.append(key.toString().toLower());
            if (equals + 1 < part.size())
                m_purl.qualifiers.append({key.toString().toLower(), decoded(part.sliced(equals + 1))});
        }
        std::sort(m_purl.qualifiers.begin(), m_purl.qualifiers.end());
        std::sort(keys.begin(), keys.end());
        return std::adjacent_find(keys.begin(), keys.end()) == keys.end() ? nullptr
                                                                          : "a qualifier of the purl is given twice";
    }

    const char *takeType()
    {
        while (m_text.startsWith(u'/'))
            m_text = m_text.sliced(1);
        const auto slash = m_text.indexOf(u'/');
        const auto type = slash < 0 ? m_text : m_text.first(slash);
        if (!isWord(type, m_strict ? u".+-" : u".-_+") || (m_strict && !isLetter(type.front())))
            return "the purl has no valid type";
        if (slash < 0)
            return "the purl has no name";
        m_purl.type = type.toString().toLower();
        m_text = m_text.sliced(slash + 1);
        return nullptr;
    }

    const char *takeName()
    {
        if (!m_strict) {
            while (m_text.endsWith(u'/'))
                m_text.chop(1);
        }
        // An @ may also begin a namespace: npm's "@scope", when it was not encoded.
        const auto at = m_text.lastIndexOf(u'@');
        if (at >= 0 && (m_strict || at > m_text.lastIndexOf(u'/') + 1)) {
            m_purl.version = decoded(m_text.sliced(at + 1));
            m_text = m_text.first(at);
        }
        while (m_strict && m_text.endsWith(u'/'))
            m_text.chop(1);
        const auto last = m_text.lastIndexOf(u'/');
        m_purl.name = decoded(m_text.sliced(last + 1));
        m_purl.space = last < 0 ? QString() : joinedSegments(m_text.first(last));
        return m_purl.name.isEmpty() ? "the purl has no name" : nullptr;
    }

    QStringView m_text;
    bool m_strict;
    PackageUrl m_purl;
};

} // namespace

QString PackageUrl::qualifier(QStringView key) const
{
    const auto found =
        std::find_if(qualifiers.begin(), qualifiers.end(), [&](const auto &pair) { return pair.first == key; });
    return found == qualifiers.end() ? QString() : found->second;
}

tl::expected<PackageUrl, const char *> readPackageUrl(QStringView text, PackageUrlRules rules)
{
    return Reader(text, rules).read();
}

std::optional<PackageUrl> parsePackageUrl(QStringView text)
{
    auto purl = readPackageUrl(text, PackageUrlRules::Lenient);
    return purl ? std::optional(*std::move(purl)) : std::nullopt;
}

} // namespace Patchwijzer
