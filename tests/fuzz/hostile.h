// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

// What every parser must bear, made from nothing or out of a good document.
namespace Patchwijzer::Fuzz {

using NamedBytes = QList<std::pair<const char *, QByteArray>>;

inline constexpr qsizetype longText = 20'000;
inline constexpr qsizetype deepNesting = 10'000;

/** The same for every target. */
[[nodiscard]] inline NamedBytes hostileBytes()
{
    const QByteArray deepLists(deepNesting, '[');
    const QByteArray deepObjects = QByteArray("{\"a\":").repeated(deepNesting);
    return {
        {"empty", {}},
        {"newline", "\n"},
        {"mark", "\xEF\xBB\xBF"},
        {"mark-twice", "\xEF\xBB\xBF\xEF\xBB\xBF{}"},
        {"mark-utf16", QByteArray("\xFF\xFE{\0}\0", 6)},
        {"zero-bytes", QByteArray(1'000, '\0')},
        {"high-bytes", QByteArray(1'000, '\xFF')},
        {"object", "{}"},
        {"list", "[]"},
        {"null", "null"},
        {"list-of-everything", R"([null,true,-0.0,1e999,-1e-999,"",{},[],18446744073709551616])"},
        {"huge-number", "[" + QByteArray(longText, '9') + "]"},
        {"long-text", '"' + QByteArray(longText, 'a') + '"'},
        {"long-line", QByteArray(longText, 'a')},
        {"deep-lists", deepLists},
        {"deep-lists-closed", deepLists + QByteArray(deepNesting, ']')},
        {"deep-objects", deepObjects},
        {"deep-objects-closed", deepObjects + "1" + QByteArray(deepNesting, '}')},
        {"deep-yaml", QByteArray("- ").repeated(deepNesting) + "a\n"},
        {"key-twice", R"({"id":"a","id":"b"})"},
        {"key-twice-escaped", R"({"id":"a","\u0069d":"b"})"},
        {"lone-surrogate", R"(["\ud800","\udc00\ud800","\uD83D"])"},
        {"surrogate-bytes", "[\"\xED\xA0\x80\"]"},
        {"zero-in-text", QByteArray("[\"a\0b\",\"\\u0000\"]", 16)},
        {"quotes", QByteArray(longText, '"')},
        {"commas", QByteArray(longText, ',')},
        {"anchors", "a: &a [x]\nb: [*a, *a]\n<<: *a\n"},
    };
}

/** @p what behind the first @p mark, and behind one halfway. */
[[nodiscard]] inline QList<QByteArray> inserted(const QByteArray &document, char mark, const QByteArray &what)
{
    QList<QByteArray> results;
    for (const auto from : {qsizetype(0), document.size() / 2}) {
        const auto at = document.indexOf(mark, from);
        if (at >= 0)
            results.append(QByteArray(document).insert(at + 1, what));
    }
    return results;
}

/** A good document made wrong, each in one way. */
[[nodiscard]] inline NamedBytes variantsOf(const QByteArray &document)
{
    NamedBytes variants{
        {"cut-at-a-quarter", document.left(document.size() / 4)},
        {"cut-at-half", document.left(document.size() / 2)},
        {"cut-at-three-quarters", document.left(document.size() * 3 / 4)},
        {"cut-by-one", document.left(document.size() - 1)},
        {"with-mark", "\xEF\xBB\xBF" + document},
        {"trailing-zero", document + '\0'},
        {"trailing-text", document + "x"},
        {"twice", document + document},
        {"windows-lines", QByteArray(document).replace('\n', "\r\n")},
        {"one-line", QByteArray(document).replace('\n', ' ')},
        {"in-a-list", '[' + document + ',' + document + ']'},
    };
    const auto add = [&](const char *name, const QList<QByteArray> &documents) {
        for (const auto &each : documents)
            variants.append({name, each});
    };
    add("long-text", inserted(document, '"', QByteArray(longText, 'a')));
    add("long-field", inserted(document, ' ', QByteArray(longText, 'a')));
    add("lone-surrogate", inserted(document, '"', "\\ud800"));
    add("surrogate-bytes", inserted(document, '"', "\xED\xA0\x80"));
    add("zero-escaped", inserted(document, '"', "\\u0000"));
    add("zero", inserted(document, ' ', QByteArray(1, '\0')));
    add("huge-number", inserted(document, ':', QByteArray(400, '9') + ','));
    add("deep", inserted(document, ':', QByteArray(deepNesting, '[')));
    // The first key of an object again.
    for (const auto from : {qsizetype(0), document.size() / 2}) {
        const auto brace = document.indexOf('{', from);
        const auto colon = document.indexOf(':', brace);
        if (brace >= 0 && colon > brace)
            variants.append({"key-twice",
                             QByteArray(document).insert(brace + 1, document.mid(brace + 1, colon - brace) + "null,")});
    }
    return variants;
}

} // namespace Patchwijzer::Fuzz
