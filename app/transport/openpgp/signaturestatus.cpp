// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/openpgp/signaturestatus.h"

#include <algorithm>
#include <optional>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

/** What was said about one signature. */
struct Said {
    int good = 0;                  ///< GOODSIG
    int valid = 0;                 ///< VALIDSIG
    int verdicts = 0;              ///< GOODSIG, and all that is said in its place.
    std::optional<Error> trouble;  ///< What was said in its place.
    QList<QByteArray> validFields; ///< Of VALIDSIG.
};

/** Those of GnuPG's numbers that we take: SHA-256, 384, 512 and 224, and SHA-3. @see RFC 9580, 9.5 */
bool isSafeHash(const QByteArray &number)
{
    static const QList<QByteArray> safe{"8", "9", "10", "11", "12", "14"};
    return safe.contains(number);
}

/** A detached signature over bytes or text, and no statement about a key. @see RFC 9580, 5.2.1 */
bool isOverDocument(const QByteArray &signatureClass)
{
    return signatureClass == "00" || signatureClass == "01";
}

/** Seconds since 1970, or a date as ISO 8601 writes it; 0 for none. */
QDateTime momentOf(const QByteArray &text)
{
    bool isNumber = false;
    const auto seconds = text.toLongLong(&isNumber);
    if (isNumber)
        return seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
    auto date = QDateTime::fromString(QString::fromLatin1(text), u"yyyyMMddTHHmmss"_s);
    date.setTimeSpec(Qt::UTC);
    return date;
}

Error troubleOf(const QByteArray &keyword, const QList<QByteArray> &fields, const QString &where)
{
    const auto detail = QString::fromLatin1(keyword);
    if (keyword == "ERRSIG" && fields.value(5) == "9") // No public key: not among those we gave it.
        return {Error::Code::SignatureKeyChanged, where, u"signed with key "_s + QString::fromLatin1(fields.value(0))};
    if (keyword == "ERRSIG")
        return {Error::Code::SignatureNotChecked, where, u"gpgv cannot check this kind of signature"_s};
    if (keyword == "BADSIG")
        return {Error::Code::SignatureWrong, where, u"not a signature of these contents"_s};
    return {Error::Code::SignatureWrong, where, u"expired or revoked: "_s + detail};
}

/** The status lines, in groups that each begin with NEWSIG. */
QList<Said> read(const QByteArray &status, const QString &where)
{
    static const QList<QByteArray> troubles{"BADSIG", "ERRSIG", "EXPSIG", "EXPKEYSIG", "REVKEYSIG"};
    const QByteArray prefix("[GNUPG:] ");
    QList<Said> all;
    const auto lines = status.split('\n');
    for (const auto &line : lines) {
        if (!line.startsWith(prefix))
            continue;
        // Trimmed at its end only: with more than one blank before it, it is no keyword.
        auto fields = line.trimmed().mid(prefix.size()).split(' ');
        const auto keyword = fields.takeFirst();
        if (keyword == "NEWSIG") {
            all.emplaceBack();
            continue;
        }
        if (all.isEmpty())
            continue;
        auto &said = all.last();
        if (keyword == "GOODSIG") {
            ++said.good;
            ++said.verdicts;
        } else if (keyword == "VALIDSIG") {
            ++said.valid;
            said.validFields = fields;
        } else if (troubles.contains(keyword)) {
            ++said.verdicts;
            said.trouble = troubleOf(keyword, fields, where);
        }
    }
    return all;
}

Result<GoodSignature> judge(const Said &said, const QList<QString> &keys, const QString &where)
{
    if (said.trouble)
        return fail(*said.trouble);
    if (said.good != 1 || said.valid != 1 || said.verdicts != 1 || said.validFields.size() < 10)
        return fail(Error::Code::SignatureNotChecked, where, u"gpgv does not say that it is good"_s);
    GoodSignature signature;
    signature.key = QString::fromLatin1(said.validFields.at(9)).toUpper();
    signature.made = momentOf(said.validFields.at(2));
    signature.expires = momentOf(said.validFields.at(3));
    if (!keys.contains(signature.key))
        return fail(Error::Code::SignatureKeyChanged, where, u"signed with key "_s + signature.key);
    if (!isSafeHash(said.validFields.at(7)) || !isOverDocument(said.validFields.at(8)))
        return fail(Error::Code::SignatureWrong, where, u"a kind of signature that can be forged"_s);
    return signature;
}

/** Which of two failures tells the owner more. */
int weight(Error::Code code)
{
    switch (code) {
    case Error::Code::SignatureWrong:
        return 3;
    case Error::Code::SignatureNotChecked:
        return 2;
    default:
        return 1;
    }
}

} // namespace

Result<GoodSignature> judgeStatus(const QByteArray &status, const QList<QString> &keys, const QString &where)
{
    std::optional<Error> worst;
    const auto all = read(status, where);
    for (const auto &said : all) {
        auto judged = judge(said, keys, where);
        if (judged)
            return judged;
        if (!worst || weight(judged.error().code) > weight(worst->code))
            worst = judged.error();
    }
    return fail(worst.value_or(Error{Error::Code::SignatureNotChecked, where, u"gpgv says nothing about it"_s}));
}

} // namespace Patchwijzer
