// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/productkey.h"

#include "core/cpe.h"
#include "core/packageurl.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** How firms in the lists are called after their names. */
constexpr std::array legalForms{u"ab",          u"ag",   u"as",  u"bv",           u"co",  u"company", u"corp",
                                u"corporation", u"gmbh", u"inc", u"incorporated", u"kg",  u"limited", u"llc",
                                u"ltd",         u"nv",   u"oy",  u"plc",          u"pty", u"sa",      u"sarl",
                                u"se",          u"sl",   u"spa", u"srl",          u"the"};

bool isLegalForm(QStringView word)
{
    return std::any_of(legalForms.begin(), legalForms.end(), [&](const char16_t *form) { return word == form; });
}

/** Words of letters and digits in small letters; dots inside a word are left out: "B.V." is "bv". */
QList<QString> wordsOf(QStringView text)
{
    QList<QString> words;
    QString word;
    const auto close = [&] {
        if (!word.isEmpty())
            words.append(word);
        word.clear();
    };
    // Signs before compatibility forms, in which the trade mark is the letters TM; those forms before the rest, so that
    // full-width letters and ligatures are the letters they look like.
    auto plain = text.toString();
    plain.removeIf([](QChar c) { return c == u'\u00A9' || c == u'\u00AE' || c == u'\u2122'; });
    plain = plain.normalized(QString::NormalizationForm_KC).toCaseFolded();
    for (const auto c : plain) {
        if (c.isLetterOrNumber())
            word += c;
        else if (c != u'.' && c != u'\'' && c != u'\u2019')
            close();
    }
    close();
    return words;
}

QString vendorPart(QStringView vendor)
{
    auto words = wordsOf(vendor);
    const auto named =
        std::count_if(words.begin(), words.end(), [](const QString &word) { return !isLegalForm(word); });
    // A firm may be called nothing else: then that is its name.
    if (named > 0)
        words.removeIf([](const QString &word) { return isLegalForm(word); });
    return words.join(QString());
}

} // namespace

QString nameKey(QStringView vendor, QStringView product)
{
    const auto name = wordsOf(product).join(QString());
    return name.isEmpty() ? QString() : u"name:"_s + vendorPart(vendor) + u'/' + name;
}

QString cpeKey(QStringView cpe)
{
    const auto parsed = parseCpe(cpe);
    return parsed ? u"cpe:"_s + parsed->part + u':' + parsed->vendor + u':' + parsed->product : QString();
}

QString purlKey(QStringView purl)
{
    const auto parsed = parsePackageUrl(purl);
    if (!parsed)
        return {};
    const auto space = parsed->space.isEmpty() ? QString() : parsed->space + u'/';
    return u"purl:"_s + parsed->type + u'/' + space + parsed->name;
}

QString msrcKey(QStringView product)
{
    const auto name = product.toString().simplified().toLower();
    return name.isEmpty() ? QString() : u"msrc:"_s + name;
}

QString lifecycleKey(QStringView name)
{
    return name.isEmpty() ? QString() : u"life:"_s + name.toString();
}

} // namespace Patchwijzer
