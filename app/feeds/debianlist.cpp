// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/debianlist.h"

#include "core/distribution.h"
#include "core/sortunique.h"
#include "core/version.h"
#include "feeds/cveid.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>
#include <optional>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(64) << 20;
constexpr qsizetype maxLine = qsizetype(1) << 20;
constexpr qsizetype maxName = 256;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/** Cuts the first word off @p rest. */
QByteArrayView takeWord(QByteArrayView *rest)
{
    *rest = rest->trimmed();
    const auto end = std::find_if(rest->begin(), rest->end(), isBlank);
    const auto word = rest->first(end - rest->begin());
    *rest = rest->sliced(word.size()).trimmed();
    return word;
}

bool isName(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= maxName
        && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

/** "12 Feb 2025" */
QDate parseDate(QByteArrayView text)
{
    constexpr std::array<QByteArrayView, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const int day = takeWord(&text).toInt();
    const auto monthName = takeWord(&text);
    const auto month =
        std::find(months.begin(), months.end(), monthName.first(std::min<qsizetype>(monthName.size(), 3)));
    const int year = text.toInt();
    return month == months.end() || year < 1990 ? QDate() : QDate(year, int(month - months.begin()) + 1, day);
}

bool isAdvisoryId(QByteArrayView id)
{
    if (!(id.startsWith("DSA-") || id.startsWith("DLA-")) || id.size() < 5 || id.size() > 24)
        return false;
    const auto number = id.sliced(4);
    return number.front() != '-' && number.back() != '-'
        && std::all_of(number.begin(), number.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

/** The advisory whose lines are being read. */
struct Draft {
    Advisory advisory;
    std::optional<Error> problem; ///< The first; the advisory is then left out as a whole.
};

class Reader
{
public:
    explicit Reader(const QString &where)
        : m_where(where)
    {
    }

    void readLine(QByteArrayView line);
    [[nodiscard]] Result<DebianList> finish();

private:
    [[nodiscard]] Error error(const QString &detail) const;
    void readHeading(QByteArrayView line);
    void readCves(QByteArrayView line);
    void readPackage(QByteArrayView line);
    void readStatement(QByteArrayView word, AffectedPackage *package);
    void spoil(const QString &detail);
    void flush();

    QString m_where;
    qint64 m_line = 0;
    std::optional<Draft> m_draft;
    DebianList m_list;
    bool m_anyHeading = false;
};

Error Reader::error(const QString &detail) const
{
    return {Error::Code::BadValue, m_where + u':' + QString::number(m_line), detail};
}

void Reader::spoil(const QString &detail)
{
    if (m_draft && !m_draft->problem)
        m_draft->problem = error(m_draft->advisory.id + ": "_L1 + detail);
}

void Reader::flush()
{
    if (!m_draft)
        return;
    if (m_draft->problem) {
        m_list.skipped.append(*m_draft->problem);
    } else {
        auto &cves = m_draft->advisory.cves;
        sortUnique(&cves);
        m_list.advisories.append(std::move(m_draft->advisory));
    }
    m_draft.reset();
}

void Reader::readLine(QByteArrayView line)
{
    ++m_line;
    if (line.trimmed().isEmpty())
        return;
    if (!isBlank(line.front())) {
        flush();
        readHeading(line);
        return;
    }
    if (!m_draft)
        return; // Belongs to a heading that was refused already.
    const auto text = line.trimmed();
    if (text.size() > maxLine || text.contains('\0'))
        spoil(u"a line that is too long or holds a NUL"_s);
    else if (text.startsWith('{'))
        readCves(text);
    else if (text.startsWith('['))
        readPackage(text);
    else if (!text.startsWith("NOTE:") && !text.startsWith("TODO:"))
        spoil(u"a line of no known kind"_s);
}

/** `[12 Feb 2025] DSA-5865-1 webkit2gtk - security update` */
void Reader::readHeading(QByteArrayView line)
{
    const auto close = line.indexOf(']');
    if (line.front() != '[' || close < 0 || line.size() > maxLine || line.contains('\0')) {
        m_list.skipped.append(error(u"not an advisory's heading"_s));
        return;
    }
    const QDate date = parseDate(line.sliced(1, close - 1));
    auto rest = line.sliced(close + 1);
    const auto id = takeWord(&rest);
    if (!date.isValid() || !isAdvisoryId(id)) {
        m_list.skipped.append(error(u"a heading without a date or an id"_s));
        return;
    }
    m_anyHeading = true;
    Advisory advisory;
    advisory.id = QString::fromLatin1(id);
    advisory.feed = id.startsWith("DLA") ? u"debian-dla"_s : u"debian-dsa"_s;
    advisory.summary = QString::fromUtf8(rest).left(300);
    advisory.published = QDateTime(date, QTime(0, 0), Qt::UTC);
    advisory.modified = advisory.published;
    m_draft = Draft{std::move(advisory), {}};
}

/** `{CVE-2025-24143 CVE-2025-24150}` */
void Reader::readCves(QByteArrayView line)
{
    if (!line.endsWith('}')) {
        spoil(u"a list of CVEs without its end"_s);
        return;
    }
    auto rest = line.sliced(1, line.size() - 2);
    while (!rest.isEmpty()) {
        const auto cve = cveOf(takeWord(&rest));
        if (!cve.isEmpty()) // Ids from before the CVE had a number stand here too.
            m_draft->advisory.cves.append(cve);
    }
}

/** `[bookworm] - webkit2gtk 2.46.6-1~deb12u1 (bug #1; medium)` */
void Reader::readPackage(QByteArrayView line)
{
    const auto close = line.indexOf(']');
    const auto codename = close < 0 ? QByteArrayView() : line.sliced(1, close - 1).trimmed();
    auto rest = close < 0 ? QByteArrayView() : line.sliced(close + 1);
    const auto dash = takeWord(&rest);
    const auto name = takeWord(&rest);
    const auto word = takeWord(&rest);
    if (!isName(codename) || dash != QByteArrayView("-") || !isName(name) || !isName(word)) {
        spoil(u"a package line that cannot be read"_s);
        return;
    }
    if (!rest.isEmpty() && !rest.startsWith('(')) {
        spoil(u"a package line with something behind the version"_s);
        return;
    }
    AffectedPackage package;
    package.ecosystem = u"Debian"_s;
    package.release = debianReleaseOfCodename(QString::fromLatin1(codename));
    if (package.release.isEmpty())
        package.release = QString::fromLatin1(codename);
    package.package = QString::fromLatin1(name);
    package.scheme = VersionScheme::Deb;
    readStatement(word, &package);
    m_draft->advisory.affected.append(std::move(package));
}

/** The version that fixes it, or one of the tracker's words. */
void Reader::readStatement(QByteArrayView word, AffectedPackage *package)
{
    if (!word.startsWith('<')) {
        const auto version = QString::fromLatin1(word);
        if (isValidVersion(VersionScheme::Deb, version))
            package->ranges.append({{}, version, {}});
        else
            spoil(u"not a version: "_s + version);
        return;
    }
    if (word == QByteArrayView("<not-affected>")) {
        package->status = AffectedStatus::NotAffected;
    } else if (word == QByteArrayView("<end-of-life>")) {
        package->status = AffectedStatus::EndOfLife;
    } else if (word == QByteArrayView("<unfixed>") || word == QByteArrayView("<no-dsa>")
               || word == QByteArrayView("<ignored>") || word == QByteArrayView("<postponed>")) {
        package->ranges.append(VersionRange{});
    } else {
        // <undetermined>, and any word the tracker may learn later: it speaks of the package, we cannot say what.
        package->status = AffectedStatus::Undetermined;
    }
}

Result<DebianList> Reader::finish()
{
    flush();
    if (!m_anyHeading)
        return fail(Error::Code::UnknownFormat, m_where, u"no line is an advisory's heading"_s);
    return std::move(m_list);
}

} // namespace

Result<DebianList> parseDebianList(const QByteArray &text, const QString &where)
{
    if (text.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 64 MiB"_s);
    Reader reader(where);
    QByteArrayView rest(text);
    if (rest.startsWith("\xEF\xBB\xBF"))
        rest = rest.sliced(3);
    while (!rest.isEmpty()) {
        const auto end = rest.indexOf('\n');
        auto line = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        reader.readLine(line);
    }
    return reader.finish();
}

} // namespace Patchwijzer
