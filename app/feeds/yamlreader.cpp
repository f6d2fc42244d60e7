// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/yamlreader.h"

#include <QRegularExpression>

#include <algorithm>
#include <exception>
#include <simdjson.h>
#include <sstream>
#include <utility>
#include <vector>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxBytes = qsizetype(1) << 20; ///< The largest advisory is 17 kB.
constexpr size_t maxDepth = 16;
constexpr qsizetype maxValues = 100'000;

/** Leaves the library's parser from inside a handler, which has no other way to say no; never leaves this file. */
class Refused final : public std::exception
{
public:
    Refused(int line, const char *reason)
        : m_line(line)
        , m_reason(reason)
    {
    }
    [[nodiscard]] const char *what() const noexcept override { return m_reason; }
    [[nodiscard]] int line() const { return m_line; }

private:
    int m_line;
    const char *m_reason;
};

/** Builds the value while the document is read: what is not allowed ends the reading where it stands. */
class Builder final : public YAML::EventHandler
{
public:
    [[nodiscard]] YamlValue take() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override { throw Refused(mark.line + 1, "an alias"); }

    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        add(begin(YamlValue::Kind::Nothing, mark, {}, anchor));
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &text) override
    {
        auto value = begin(YamlValue::Kind::Text, mark, tag, anchor);
        value.text = QString::fromStdString(text);
        add(std::move(value));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(begin(YamlValue::Kind::List, mark, tag, anchor));
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(begin(YamlValue::Kind::Mapping, mark, tag, anchor));
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlValue value;
        QString key; ///< Of the member that is being read.
        bool hasKey = false;
    };

    [[nodiscard]] YamlValue begin(YamlValue::Kind kind, const YAML::Mark &mark, const std::string &tag,
                                  YAML::anchor_t anchor)
    {
        YamlValue value;
        value.kind = kind;
        value.line = mark.line + 1;
        if (anchor != YAML::NullAnchor)
            throw Refused(value.line, "an anchor");
        // "?" is no tag, "!" is that of a text in quotes.
        if (!tag.empty() && tag != "?" && tag != "!")
            throw Refused(value.line, "a tag");
        if (++m_values > maxValues)
            throw Refused(value.line, "too many values");
        return value;
    }

    void open(YamlValue value)
    {
        if (m_open.size() >= maxDepth)
            throw Refused(value.line, "too deep");
        m_open.push_back({std::move(value), {}, false});
    }

    void close()
    {
        auto value = std::move(m_open.back().value);
        m_open.pop_back();
        add(std::move(value));
    }

    void add(YamlValue value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return;
        }
        auto &parent = m_open.back();
        if (parent.value.kind == YamlValue::Kind::List) {
            parent.value.items.append(std::move(value));
        } else if (parent.hasKey) {
            parent.hasKey = false;
            parent.value.members.append({std::move(parent.key), std::move(value)});
        } else {
            takeKey(std::move(value), &parent);
        }
    }

    static void takeKey(YamlValue key, Open *parent)
    {
        if (key.kind != YamlValue::Kind::Text)
            throw Refused(key.line, "a key that is no text");
        const auto &members = parent->value.members;
        if (std::any_of(members.begin(), members.end(), [&](const auto &member) { return member.name == key.text; }))
            throw Refused(key.line, "a key given twice");
        parent->key = std::move(key.text);
        parent->hasKey = true;
    }

    YamlValue m_root;
    std::vector<Open> m_open;
    qsizetype m_values = 0;
};

/** Control characters have no place in the file, and the library takes one of them for its end. */
bool holdsControl(const QByteArray &bytes)
{
    return std::any_of(bytes.begin(), bytes.end(),
                       [](char c) { return (c >= 0 && c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f; });
}

tl::unexpected<Error> failAt(Error::Code code, const QString &where, int line, const char *detail)
{
    return fail(code, where + u':' + QString::number(line), QString::fromLatin1(detail));
}

} // namespace

const YamlValue &YamlValue::at(QStringView name) const
{
    static const YamlValue nothing;
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const Member &member) { return member.name == name; });
    return found == members.end() ? nothing : found->value;
}

Result<YamlValue> readYaml(const QByteArray &bytes, const QString &where)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 1 MiB"_s);
    if (!simdjson::validate_utf8(bytes.constData(), size_t(bytes.size())) || holdsControl(bytes))
        return fail(Error::Code::UnknownFormat, where, u"no text"_s);
    std::istringstream stream(bytes.toStdString());
    Builder builder;
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            return fail(Error::Code::UnknownFormat, where, u"no document"_s);
        auto value = builder.take();
        Builder rest;
        if (parser.HandleNextDocument(rest))
            return fail(Error::Code::BadValue, where, u"a second document"_s);
        return value;
    } catch (const Refused &refused) {
        return failAt(Error::Code::BadValue, where, refused.line(), refused.what());
    } catch (const YAML::Exception &error) {
        return failAt(Error::Code::UnknownFormat, where, error.mark.line + 1, error.msg.c_str());
    } catch (const std::exception &error) {
        return failAt(Error::Code::UnknownFormat, where, 1, error.what());
    }
}

std::optional<YamlPage> splitYamlPage(const QByteArray &bytes)
{
    if (bytes.size() > maxBytes || !simdjson::validate_utf8(bytes.constData(), size_t(bytes.size())))
        return std::nullopt;
    static const QRegularExpression dashes(u"^---[ \\t]*\\r?$"_s, QRegularExpression::MultilineOption);
    const auto text = QString::fromUtf8(bytes);
    const auto first = dashes.match(text);
    const auto second = dashes.match(text, first.capturedEnd());
    const bool leading = first.hasMatch() && QStringView(text).first(first.capturedStart()).trimmed().isEmpty();
    if (!leading || !second.hasMatch())
        return std::nullopt;
    const auto before = QByteArray("\n").repeated(QStringView(text).first(first.capturedEnd()).count(u'\n'));
    const auto head = QStringView(text).sliced(first.capturedEnd(), second.capturedStart() - first.capturedEnd());
    return YamlPage{before + head.toUtf8(), text.sliced(second.capturedEnd()).toUtf8()};
}

} // namespace Patchwijzer
