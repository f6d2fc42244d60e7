// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/wording.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Patchwijzer {
namespace {

/** One `{…}` of a fragment. */
struct Slot {
    qsizetype begin = 0; ///< Of the opening brace.
    qsizetype end = 0;   ///< One past the closing brace.
    QString name;
    QString one;
    QString many;
    bool hasForms = false;
};

/** The slots of @p text, in order; an error when braces or forms are not well formed. */
Result<QList<Slot>> readSlots(const QString &text, const QString &where)
{
    QList<Slot> found;
    qsizetype from = 0;
    while (true) {
        const auto open = text.indexOf(u'{', from);
        const auto close = text.indexOf(u'}', from);
        if (open < 0 && close < 0)
            return found;
        if (open < 0 || close < open || text.mid(open + 1, close - open - 1).contains(u'{'))
            return fail(Error::Code::BadValue, where, QStringLiteral("braces do not match"));
        Slot slot{.begin = open, .end = close + 1, .name = text.mid(open + 1, close - open - 1), .one = {}, .many = {}};
        if (const auto colon = slot.name.indexOf(u':'); colon >= 0) {
            const auto forms = slot.name.mid(colon + 1).split(u'/');
            if (forms.size() != 2)
                return fail(Error::Code::BadValue, where, QStringLiteral("a slot has two forms: one/many"));
            slot.one = forms.front();
            slot.many = forms.back();
            slot.hasForms = true;
            slot.name.truncate(colon);
        }
        found += slot;
        from = slot.end;
    }
}

Result<> checkFragment(const FragmentRule &rule, const QString &text)
{
    const auto where = rule.id.toString();
    if (text.trimmed().isEmpty())
        return fail(Error::Code::BadValue, where, QStringLiteral("the text is empty"));
    PW_TRY(const auto used, readSlots(text, where));
    const auto allowed = rule.slotNames.split(u' ', Qt::SkipEmptyParts);
    for (const auto &slot : used) {
        if (!allowed.contains(QStringView(slot.name)))
            return fail(Error::Code::BadValue, where, QStringLiteral("unknown slot: ") + slot.name);
    }
    return {};
}

Result<> addFile(QHash<QString, QString> &fragments, const QString &name, const QByteArray &json)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return fail(Error::Code::NotJson, name, problem.errorString());
    const auto object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto id = name + u'.' + it.key();
        if (!it.value().isString())
            return fail(Error::Code::BadValue, id, QStringLiteral("not a text"));
        fragments.insert(id, it.value().toString());
    }
    return {};
}

} // namespace

Result<Wording> Wording::parse(const QMap<QString, QByteArray> &files)
{
    Wording wording;
    for (auto it = files.begin(); it != files.end(); ++it)
        PW_TRY_VOID(addFile(wording.m_fragments, it.key(), it.value()));
    for (const auto &rule : fragmentRules()) {
        const auto found = wording.m_fragments.constFind(rule.id.toString());
        if (found == wording.m_fragments.constEnd())
            return fail(Error::Code::MissingField, rule.id.toString(), QStringLiteral("no text for this fragment"));
        PW_TRY_VOID(checkFragment(rule, *found));
    }
    auto ids = wording.m_fragments.keys();
    ids.sort();
    for (const auto &id : ids) {
        const auto &rules = fragmentRules();
        if (std::none_of(rules.begin(), rules.end(), [&](const auto &rule) { return rule.id == id; }))
            return fail(Error::Code::BadValue, id, QStringLiteral("no rule uses this fragment"));
    }
    return wording;
}

QString Wording::text(QStringView id, const FragmentSlots &values) const
{
    const auto text = m_fragments.value(id.toString());
    Q_ASSERT_X(!text.isEmpty(), "Wording::text", qPrintable(id.toString()));
    const auto found = readSlots(text, id.toString());
    if (!found)
        return {}; // parse() refuses such a text.
    QString filled;
    qsizetype from = 0;
    for (const auto &slot : *found) {
        filled += QStringView(text).sliced(from, slot.begin - from);
        from = slot.end;
        const auto number = values.numbers.value(slot.name);
        if (slot.hasForms)
            filled += QString(number == 1 ? slot.one : slot.many).replace(u'#', QString::number(number));
        else if (values.numbers.contains(slot.name))
            filled += QString::number(number);
        else
            filled += values.texts.value(slot.name);
    }
    return filled + text.mid(from);
}

} // namespace Patchwijzer
