// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/namepatterns.h"

#include "core/sortunique.h"
#include "matching/identity/patternshape.h"

#include <QSet>

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype indexed = 2; ///< Characters at the beginning by which patterns are found.

/** The whole text, without regard to capitals; PCRE itself stops a match that takes too many steps. */
QRegularExpression compiled(const QString &pattern)
{
    QRegularExpression expression(u"(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=2000)\\A(?:"_s + pattern + u")\\z"_s,
                                  QRegularExpression::CaseInsensitiveOption | QRegularExpression::DontCaptureOption);
    expression.optimize();
    return expression;
}

bool matchesWhole(const QRegularExpression &expression, const QString &text)
{
    return expression.isValid() && expression.match(text).hasMatch();
}

QList<QString> channelsIn(const QString &pattern)
{
    QList<QString> channels;
    static const QRegularExpression letters(u"[A-Za-z]+"_s);
    for (auto match = letters.globalMatch(pattern); match.hasNext();)
        if (const auto channel = channelOfWord(match.next().capturedView()); !channel.isEmpty())
            channels.append(channel);
    return channels;
}

/** The firm in a key: "mozilla" of "cpe:a:mozilla:firefox" and of "name:mozilla/firefox". */
QString makerOfKey(const QString &key)
{
    if (key.startsWith("name:"_L1))
        return key.sliced(5).section(u'/', 0, 0);
    if (key.startsWith("cpe:"_L1))
        return foldedName(key.section(u':', 2, 2));
    return {};
}

} // namespace

RecordedPublisher RecordedPublisher::of(QStringView recorded)
{
    static const QSet<QString> nothing{
        u"na"_s,       u"undefined"_s, u"unknown"_s, u"null"_s, u"none"_s,
        u"onbekend"_s, u"unbekannt"_s, u"inconnu"_s, u"nil"_s,
    };
    RecordedPublisher publisher;
    const auto text = plainText(recorded);
    const auto folded = foldedName(text);
    if (!folded.isEmpty() && !nothing.contains(folded))
        publisher = {text, publisherForms(text)};
    return publisher;
}

NamePatterns::NamePatterns(const QList<CataloguedProgram> &programs)
{
    m_makers.reserve(size_t(programs.size()));
    for (int i = 0; i < int(programs.size()); ++i)
        add(i, programs[i]);
}

void NamePatterns::add(int position, const CataloguedProgram &program)
{
    Maker maker;
    auto publishers = program.publishers;
    maker.mayBeAbsent = publishers.removeAll(QString()) > 0;
    if (!publishers.isEmpty())
        maker.pattern = compiled(u"(?:"_s + publishers.join(u")|(?:"_s) + u')');
    maker.mayBeAbsent = maker.mayBeAbsent || (!publishers.isEmpty() && matchesWhole(maker.pattern, QString()));
    auto keys = program.productKeys;
    for (const auto &channel : program.channels)
        keys.append(channel.productKeys);
    for (const auto &key : std::as_const(keys))
        if (const auto form = makerOfKey(key); !form.isEmpty())
            maker.forms.append(form);
    std::sort(maker.forms.begin(), maker.forms.end());
    m_makers.push_back(std::move(maker));
    m_byName[foldedName(program.name)].append(position);

    for (const auto &name : program.names) {
        Pattern pattern{
            position, name.channel, channelsIn(name.name), {}, 0, compiled(name.name), {}, !name.publisher.isEmpty()};
        if (!pattern.name.isValid())
            continue;
        if (pattern.ownPublisher)
            pattern.publisher = compiled(name.publisher);
        const auto shape = shapeOf(name.name);
        pattern.literals = shape.literals;
        const bool known = !shape.starts.isEmpty()
            && std::all_of(shape.starts.begin(), shape.starts.end(), [](const auto &s) { return s.size() >= indexed; });
        if (!known) {
            m_anyStart.append(int(m_patterns.size()));
            m_patterns.push_back(std::move(pattern));
            continue;
        }
        for (const auto &start : shape.starts) {
            m_byStart[start.left(indexed)].append(int(m_patterns.size()));
            m_patterns.push_back(pattern);
            m_patterns.back().start = start;
        }
    }
}

PublisherFit NamePatterns::fit(int program, const RecordedPublisher &publisher) const
{
    const auto &maker = m_makers[size_t(program)];
    if (publisher.text.isEmpty())
        return maker.mayBeAbsent ? PublisherFit::Agrees : PublisherFit::Absent;
    const bool same = std::any_of(publisher.forms.begin(), publisher.forms.end(), [&](const QString &form) {
        return std::binary_search(maker.forms.begin(), maker.forms.end(), form);
    });
    const bool fits = same || (!maker.pattern.pattern().isEmpty() && matchesWhole(maker.pattern, publisher.text));
    return fits ? PublisherFit::Agrees : PublisherFit::Differs;
}

PublisherFit NamePatterns::fit(const Pattern &pattern, const RecordedPublisher &publisher) const
{
    if (!pattern.ownPublisher)
        return fit(pattern.program, publisher);
    if (matchesWhole(pattern.publisher, publisher.text))
        return PublisherFit::Agrees;
    return publisher.text.isEmpty() ? PublisherFit::Absent : PublisherFit::Differs;
}

void NamePatterns::tryPattern(const Pattern &pattern, const QString &name, const QString &folded, const TidyName &tidy,
                              const RecordedPublisher &publisher, std::vector<Candidate> *found) const
{
    if (!folded.startsWith(pattern.start) || !matchesWhole(pattern.name, name))
        return;
    found->push_back({pattern.program, pattern.channel, fit(pattern, publisher), pattern.channel == tidy.channel,
                      pattern.channelWords.contains(tidy.channel), pattern.literals});
}

std::vector<NamePatterns::Candidate> NamePatterns::matches(const QString &name, const TidyName &tidy,
                                                           const RecordedPublisher &publisher) const
{
    std::vector<Candidate> found;
    const auto folded = name.toCaseFolded();
    const auto positions = m_byStart.value(folded.left(indexed)) + m_anyStart;
    for (const int position : positions)
        tryPattern(m_patterns[size_t(position)], name, folded, tidy, publisher, &found);
    return found;
}

NameHit NamePatterns::find(const QString &recorded, const TidyName &tidy, const RecordedPublisher &publisher) const
{
    const auto whole = QStringView(recorded).first(std::min(recorded.size(), maxNameLength)).toString().simplified();
    std::vector<Candidate> found;
    for (const auto &name : {whole, plainText(recorded), tidy.shown})
        if (found.empty() && !name.isEmpty())
            found = matches(name, tidy, publisher);
    if (found.empty()) {
        for (const auto &plain : {tidy.shown, tidy.name})
            for (const int program : m_byName.value(foldedName(plain)))
                found.push_back({program, {}, fit(program, publisher), plain == tidy.shown, false, 0});
    }
    NameHit hit;
    if (found.empty())
        return hit;
    const auto rank = [](const Candidate &c) { return std::tuple(c.fit, !c.channelFits, -c.literals); };
    std::sort(found.begin(), found.end(), [&](const Candidate &lhs, const Candidate &rhs) {
        return std::tuple(rank(lhs), lhs.program, lhs.channel) < std::tuple(rank(rhs), rhs.program, rhs.channel);
    });
    for (const auto &candidate : found) {
        hit.all.append(candidate.program);
        hit.tied = hit.tied || (candidate.program != found.front().program && rank(candidate) == rank(found.front()));
    }
    sortUnique(&hit.all);
    hit.fit = found.front().fit;
    if (!hit.tied) {
        hit.program = found.front().program;
        hit.channel = found.front().channel;
        hit.namesChannel = found.front().namesChannel;
    }
    return hit;
}

} // namespace Patchwijzer
