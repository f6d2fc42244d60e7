// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/claimpack.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

namespace Patchwijzer {

namespace {

// First byte of a value.
constexpr char plainMark = 0;
constexpr char compressedMark = 1;
constexpr int compression = 1;              ///< As for documents: what is repeated was taken out already.
constexpr qsizetype worthCompressing = 256; ///< Bytes; below it hardly anything is won.

constexpr qint64 noTime = 0;

/** Flags of a claim; the order is that of the bits, which are on disk. */
constexpr std::array flags{&ProductClaim::certainOrder, &ProductClaim::partial, &ProductClaim::unbounded,
                           &ProductClaim::withdrawn,    &ProductClaim::paidFix, &ProductClaim::noFixPlanned,
                           &ProductClaim::endOfLife,    &ProductClaim::doubtful};
constexpr std::array spanFlags{&VersionSpan::fromIncluded, &VersionSpan::toIncluded, &VersionSpan::series};

// Texts and lists of them that stand for themselves; `productKeys` go first.
constexpr std::array texts{&ProductClaim::advisory, &ProductClaim::vendor,   &ProductClaim::product,
                           &ProductClaim::channel,  &ProductClaim::severity, &ProductClaim::cvssVector,
                           &ProductClaim::fixedIn,  &ProductClaim::restart};
constexpr std::array lists{&ProductClaim::cves, &ProductClaim::aliases, &ProductClaim::platforms,
                           &ProductClaim::requiredKeys};
constexpr std::array times{&ProductClaim::published, &ProductClaim::modified};

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
void putNumber(quint64 number, QByteArray *bytes)
{
    for (; number >= 0x80; number >>= 7)
        bytes->append(char(0x80 | (number & 0x7f)));
    bytes->append(char(number));
}

bool isLatin(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() <= 0xff; });
}

/** Its length, doubled, and one more when each letter takes two bytes: what was cut off inside a letter stays so. */
void putText(const QString &text, QByteArray *bytes)
{
    const bool latin = isLatin(text);
    putNumber(quint64(text.size()) << 1 | quint64(latin ? 0 : 1), bytes);
    if (latin) {
        bytes->append(text.toLatin1());
        return;
    }
    for (const auto c : text) {
        bytes->append(char(c.cell()));
        bytes->append(char(c.row()));
    }
}

class Packer
{
public:
    [[nodiscard]] QByteArray pack(const QList<ProductClaim> &claims)
    {
        for (const auto &claim : claims) {
            for (const auto &key : claim.productKeys)
                numberOf(key);
        }
        const auto keys = m_texts.size();
        QByteArray body;
        putNumber(quint64(claims.size()), &body);
        for (const auto &claim : claims) {
            m_claim.clear();
            put(claim);
            putNumber(quint64(m_claim.size()), &body);
            body.append(m_claim);
        }
        QByteArray bytes(1, plainMark);
        putNumber(quint64(m_texts.size()), &bytes);
        putNumber(quint64(keys), &bytes);
        for (const auto &text : std::as_const(m_texts))
            putText(text, &bytes);
        return bytes + body;
    }

private:
    /** Of a text, from 1 on; 0 is the empty one. */
    quint64 numberOf(const QString &text)
    {
        if (text.isEmpty())
            return 0;
        auto &number = m_numbers[text];
        if (number == 0) {
            m_texts.append(text);
            number = quint64(m_texts.size());
        }
        return number;
    }

    void put(const QString &text) { putNumber(numberOf(text), &m_claim); }
    void put(const QList<QString> &list)
    {
        putNumber(quint64(list.size()), &m_claim);
        for (const auto &text : list)
            put(text);
    }
    /** Milliseconds since 1970; those before it take the odd numbers. */
    void put(const QDateTime &time)
    {
        const qint64 moment = time.isValid() ? time.toMSecsSinceEpoch() : 0;
        const auto folded = (quint64(moment) << 1) ^ quint64(moment >> 63);
        putNumber(time.isValid() ? folded + 1 : noTime, &m_claim);
    }
    template<typename Of, size_t Count>
    void putFlags(const Of &value, const std::array<bool Of::*, Count> &members, int status)
    {
        auto bits = quint64(status);
        for (const auto member : members)
            bits = bits << 1 | quint64(value.*member);
        putNumber(bits, &m_claim);
    }

    void put(const ProductClaim &claim)
    {
        put(claim.productKeys);
        for (const auto member : texts)
            put(claim.*member);
        for (const auto member : lists)
            put(claim.*member);
        for (const auto member : times)
            put(claim.*member);
        putNumber(quint64(claim.authority), &m_claim);
        putNumber(quint64(claim.scheme), &m_claim);
        putFlags(claim, flags, int(claim.otherwise));
        putNumber(quint64(claim.spans.size()), &m_claim);
        for (const auto &span : claim.spans) {
            put(span.from);
            put(span.to);
            putFlags(span, spanFlags, int(span.status));
        }
    }

    QHash<QString, quint64> m_numbers;
    QList<QString> m_texts; ///< By number, less one.
    QByteArray m_claim;
};

/** Reads; after the first thing that cannot be right everything is empty, and isGood() false. */
class Unpacker
{
public:
    Unpacker(const QByteArray &bytes, const QSet<QString> &keys)
        : m_at(bytes.constData() + 1)
        , m_end(bytes.constData() + bytes.size())
        , m_keys(keys)
    {
    }

    [[nodiscard]] std::optional<QList<ProductClaim>> unpack()
    {
        readTexts();
        QList<ProductClaim> claims;
        for (auto left = count(); left > 0 && m_good; --left) {
            const auto length = count();
            const auto *end = m_at + length;
            if (isWanted())
                claims.append(claim());
            else
                m_at = end;
            m_good = m_good && m_at == end;
        }
        return m_good && m_at == m_end ? std::optional(std::move(claims)) : std::nullopt;
    }

private:
    [[nodiscard]] quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_at == m_end)
                break;
            const auto byte = quint8(*m_at++);
            value |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        m_good = false;
        return 0;
    }

    /** How many things follow, of at least a byte each. */
    [[nodiscard]] qsizetype count()
    {
        const auto value = number();
        if (value > quint64(m_end - m_at))
            m_good = false;
        return m_good ? qsizetype(value) : 0;
    }

    template<typename Enum>
    [[nodiscard]] Enum word(quint64 value, Enum last)
    {
        m_good = m_good && value <= quint64(last);
        return m_good ? Enum(value) : Enum();
    }

    /** Where the texts are; which of them are keys that are asked for. */
    void readTexts()
    {
        const auto all = count();
        const auto keys = qsizetype(number());
        m_places.reserve(all);
        m_texts.resize(all);
        for (qsizetype i = 0; i < all && m_good; ++i) {
            m_places.append(m_at);
            const auto length = number();
            const auto bytes = (length >> 1) * (1 + (length & 1));
            if (bytes > quint64(m_end - m_at))
                m_good = false;
            else
                m_at += bytes;
            if (i < keys && m_good)
                m_wanted.append(m_keys.contains(textAt(i)));
        }
    }

    [[nodiscard]] const QString &textAt(qsizetype index)
    {
        auto &text = m_texts[index];
        if (!text.isEmpty())
            return text;
        const auto *after = std::exchange(m_at, m_places.at(index));
        const auto length = number();
        const auto letters = qsizetype(length >> 1);
        if ((length & 1) == 0) {
            text = QString::fromLatin1(m_at, letters);
        } else {
            text.resize(letters);
            for (qsizetype i = 0; i < letters; ++i)
                text[i] = QChar(uchar(m_at[2 * i]), uchar(m_at[2 * i + 1]));
        }
        m_at = after;
        return text;
    }

    [[nodiscard]] QString text()
    {
        const auto which = number();
        m_good = m_good && which <= quint64(m_texts.size());
        return m_good && which > 0 ? textAt(qsizetype(which) - 1) : QString();
    }

    [[nodiscard]] QList<QString> list()
    {
        QList<QString> items(count());
        for (auto &one : items)
            one = text();
        return items;
    }

    [[nodiscard]] QDateTime time()
    {
        const auto value = number();
        if (value == noTime)
            return {};
        const auto folded = value - 1;
        return QDateTime::fromMSecsSinceEpoch(qint64(folded >> 1) ^ -qint64(folded & 1), Qt::UTC);
    }

    /** Whether one of the keys of the claim that begins here is asked for. */
    [[nodiscard]] bool isWanted()
    {
        const auto *begin = m_at;
        bool wanted = false;
        for (auto left = count(); left > 0 && !wanted; --left) {
            const auto which = number();
            wanted = which > 0 && which <= quint64(m_wanted.size()) && m_wanted.at(qsizetype(which) - 1);
        }
        m_at = begin;
        return wanted;
    }

    /** Sets @p members and gives what stands before them. */
    template<typename Of, size_t Count>
    [[nodiscard]] quint64 readFlags(Of *value, const std::array<bool Of::*, Count> &members)
    {
        auto bits = number();
        for (auto member = members.rbegin(); member != members.rend(); ++member, bits >>= 1)
            value->**member = (bits & 1) != 0;
        return bits;
    }

    [[nodiscard]] VersionSpan span()
    {
        VersionSpan span;
        span.from = text();
        span.to = text();
        span.status = word(readFlags(&span, spanFlags), ClaimStatus::Unknown);
        return span;
    }

    [[nodiscard]] ProductClaim claim()
    {
        ProductClaim claim;
        claim.productKeys = list();
        for (const auto member : texts)
            claim.*member = text();
        for (const auto member : lists)
            claim.*member = list();
        for (const auto member : times)
            claim.*member = time();
        claim.authority = word(number(), ClaimAuthority::Mention);
        claim.scheme = word(number(), VersionScheme::Apk);
        claim.otherwise = word(readFlags(&claim, flags), ClaimStatus::Unknown);
        claim.spans.resize(count());
        for (auto &one : claim.spans)
            one = span();
        return claim;
    }

    const char *m_at;
    const char *m_end;
    const QSet<QString> &m_keys;
    QList<const char *> m_places; ///< Of the texts.
    QList<QString> m_texts;       ///< Those that were read.
    QList<bool> m_wanted;         ///< Of the texts that are keys.
    bool m_good = true;
};

} // namespace

QByteArray packClaims(const QList<ProductClaim> &claims)
{
    auto bytes = Packer().pack(claims);
    if (bytes.size() < worthCompressing)
        return bytes;
    const auto small = qCompress(bytes, compression);
    return small.size() < bytes.size() ? QByteArray(1, compressedMark) + small : bytes;
}

std::optional<QList<ProductClaim>> unpackClaims(const QByteArray &packed, const QSet<QString> &keys)
{
    if (packed.isEmpty())
        return std::nullopt;
    if (packed.front() == plainMark)
        return Unpacker(packed, keys).unpack();
    const auto bytes = qUncompress(reinterpret_cast<const uchar *>(packed.constData()) + 1, packed.size() - 1);
    if (packed.front() != compressedMark || bytes.isEmpty() || bytes.front() != plainMark)
        return std::nullopt;
    return Unpacker(bytes, keys).unpack();
}

} // namespace Patchwijzer
