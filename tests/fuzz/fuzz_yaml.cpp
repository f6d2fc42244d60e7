// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/yamlreader.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

bool same(const YamlValue &one, const YamlValue &other)
{
    const auto sameMember = [](const YamlValue::Member &left, const YamlValue::Member &right) {
        return left.name == right.name && same(left.value, right.value);
    };
    return one.kind == other.kind && one.text == other.text && one.line == other.line
        && std::equal(one.items.begin(), one.items.end(), other.items.begin(), other.items.end(), same)
        && std::equal(one.members.begin(), one.members.end(), other.members.begin(), other.members.end(), sameMember);
}

void requireNoDoubleNames(const YamlValue &value)
{
    QStringList names;
    for (const auto &member : value.members) {
        names.append(member.name);
        requireNoDoubleNames(member.value);
    }
    for (const auto &item : value.items)
        requireNoDoubleNames(item);
    names.sort();
    requireSortedWithoutDoubles(names);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto value = readYaml(bytes, u"a.yml"_s);
    requireSame(value, readYaml(bytes, u"a.yml"_s), same);
    if (value)
        requireNoDoubleNames(*value);
    return 0;
}
