// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/directorylist.h"

#include "feeds/csaf/provider/weblocation.h"
#include "feeds/csvreader.h"
#include "feeds/timestamp.h"

#include <QSet>

#include <algorithm>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype maxBytes = qsizetype(128) << 20; // The largest known has 300,000 lines of 60 bytes.
constexpr qsizetype maxDocuments = 1'000'000;
constexpr qsizetype maxLine = 4'096;
constexpr qsizetype shownSkipped = 20;

QString nameOf(const QUrl &directory, QLatin1StringView file)
{
    const auto folder = directory.toString(QUrl::FullyEncoded);
    return folder + (folder.endsWith(u'/') ? ""_L1 : "/"_L1) + file;
}

void skip(DirectoryList *list, const QString &where, qint64 line, const QString &detail)
{
    ++list->skippedCount;
    if (list->skipped.size() < shownSkipped)
        list->skipped.append({Error::Code::BadValue, where + u':' + QString::number(line), detail});
}

Result<DirectoryList> finish(DirectoryList list, const QString &where)
{
    auto &documents = list.documents;
    if (documents.isEmpty() && list.skippedCount > 0)
        return fail(Error::Code::UnknownFormat, where, u"not a list of CSAF documents"_s);
    if (documents.size() > maxDocuments)
        return fail(Error::Code::FileTooLarge, where, u"more documents than anyone has"_s);
    std::stable_sort(documents.begin(), documents.end(), [](const ListedDocument &lhs, const ListedDocument &rhs) {
        return lhs.released != rhs.released ? lhs.released > rhs.released : lhs.url.toEncoded() < rhs.url.toEncoded();
    });
    QSet<QUrl> seen;
    documents.removeIf([&seen](const ListedDocument &document) {
        const bool again = seen.contains(document.url);
        seen.insert(document.url);
        return again;
    });
    return list;
}

} // namespace

Result<DirectoryList> parseChangesList(const QByteArray &csv, const QUrl &directory)
{
    const auto where = nameOf(directory, "changes.csv"_L1);
    if (csv.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than such a list ever is"_s);
    CsvReader reader(maxLine);
    reader.feed(csv);
    reader.finish();
    DirectoryList list;
    for (auto next = reader.next(); next != CsvReader::Next::End; next = reader.next()) {
        if (next != CsvReader::Next::Record || reader.fields().size() < 2) {
            skip(&list, where, reader.line(), u"not a path and a date"_s);
            continue;
        }
        const auto url = documentAddress(directory, reader.field(0).trimmed());
        const auto date = reader.field(1).trimmed();
        const auto released = parseTimestamp(std::string_view(date.data(), size_t(date.size())));
        if (!url)
            skip(&list, where, reader.line(), u"not the path of a document in this directory"_s);
        else if (!released.isValid())
            skip(&list, where, reader.line(), u"not an RFC 3339 date-time"_s);
        else
            list.documents.append({*url, released});
    }
    return finish(std::move(list), where);
}

Result<DirectoryList> parseIndexList(const QByteArray &text, const QUrl &directory)
{
    const auto where = nameOf(directory, "index.txt"_L1);
    if (text.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than such a list ever is"_s);
    DirectoryList list;
    QByteArrayView rest(text);
    if (rest.startsWith("\xEF\xBB\xBF"))
        rest = rest.sliced(3);
    for (qint64 line = 1; !rest.isEmpty(); ++line) {
        const auto end = rest.indexOf('\n');
        const auto path = (end < 0 ? rest : rest.first(end)).trimmed();
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (path.isEmpty())
            continue;
        if (const auto url = documentAddress(directory, path))
            list.documents.append({*url, {}});
        else
            skip(&list, where, line, u"not the path of a document in this directory"_s);
    }
    return finish(std::move(list), where);
}

} // namespace Patchwijzer
